package io.holdfast.gateway.calls;

import io.holdfast.policy.calls.CallField;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is sent after a redirect, as .NET does it: 307 and 308 repeat the request, the others ask with GET. What signs a caller in goes to
 * nobody else, and nothing goes from https to http.
 *
 * @param keepsBody whether the body is sent again
 */
record CallRedirect(String method, CallTarget target, List<CallField> fields, boolean keepsBody) {

    static final int MOST = 10;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> SIGNS_IN = Set.of("authorization", "cookie", "host");

    /** Null if the response is the answer. */
    static @Nullable CallRedirect of(HttpResponse response, String method, CallTarget from, List<CallField> fields) {
        int status = response.status().code();
        String location = response.headers().get(HttpHeaderNames.LOCATION);
        if (!STATUSES.contains(status) || location == null) {
            return null;
        }
        CallTarget target;
        try {
            target = CallTarget.of(
                    URI.create(from.url()).resolve(location.strip()).toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (from.authority().tls() && !target.authority().tls()) {
            return null;
        }
        boolean same = from.authority().equals(target.authority());
        boolean repeats = status >= 307 || !"POST".equals(method);
        return new CallRedirect(
                (repeats && status != 303) || method.equals("HEAD") ? method : "GET",
                target,
                same
                        ? fields
                        : fields.stream()
                                .filter(field -> !SIGNS_IN.contains(field.name().toLowerCase(Locale.ROOT)))
                                .toList(),
                repeats && status != 303);
    }
}
