package io.holdfast.policy.elements;

import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.policy.calls.HttpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request that a policy makes, while its elements are evaluated for one call. */
final class CallOutDraft {

    String url = "";
    String method = "GET";
    FieldList fields = new FieldList(List.of());
    byte[] body = new byte[0];
    Duration timeout = Duration.ZERO;

    @Nullable
    KeyedCertificate certificate;

    @Nullable
    HttpProxy proxy;

    /** What its elements leave for the policies that follow. */
    final Map<String, String> variables = new ConcurrentHashMap<>();

    private final List<Supplier<CompletableFuture<?>>> missing = new ArrayList<>();

    /** Something that has to be fetched before the request can be sent: begun on the call's event loop, all that are missing at once. */
    void fetching(Supplier<CompletableFuture<?>> fetch) {
        missing.add(fetch);
    }

    /** The whole request; fails as what it lacks fails. */
    CompletableFuture<CallOut> complete() {
        CompletableFuture<?>[] all = missing.stream().map(Supplier::get).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(all)
                .thenApply(nothing -> new CallOut(method, url, fields.all(), body, timeout, false, certificate, proxy));
    }
}
