package io.holdfast.gateway.upstream;

import io.netty.handler.codec.http.HttpMethod;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a request may do with a connection that rested, which the other side may be about to close. */
public final class Reuse {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

    /** What may not be repeated goes only onto a connection that was in use a moment ago, so most likely still is open. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(2);

    private Reuse() {}

    /** Whether the request may be sent once more where nobody knows what became of it (RFC 9110 §9.2.2). */
    public static boolean isIdempotent(HttpMethod method) {
        return IDEMPOTENT.contains(method.name());
    }

    /** How long a connection may have rested, in nanoseconds. */
    public static long longestRest(boolean repeatable) {
        return repeatable ? Long.MAX_VALUE : FRESH;
    }
}
