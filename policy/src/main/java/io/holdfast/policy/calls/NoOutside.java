package io.holdfast.policy.calls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Nobody there. */
final class NoOutside implements Outside, CallOuts {

    private static <T> CompletableFuture<T> nothing() {
        return CompletableFuture.failedFuture(
                new CallFailure(CallFailure.CONNECTION, "Nothing outside can be reached from here."));
    }

    @Override
    public CallOuts calls() {
        return this;
    }

    @Override
    public CompletableFuture<CallAnswer> send(CallOut request) {
        return nothing();
    }

    @Override
    public void sendAndForget(CompletionStage<CallOut> request) {}

    @Override
    public CompletableFuture<String> token(String resource, @Nullable String clientId) {
        return nothing();
    }

    @Override
    public CompletableFuture<StoredAuthorization> authorization(String provider, String authorization) {
        return nothing();
    }

    @Override
    public @Nullable String dapr() {
        return null;
    }

    @Override
    public boolean trusts(List<X509Certificate> chain) {
        return false;
    }

    @Override
    public Set<X509Certificate> authorities() {
        return Set.of();
    }

    @Override
    public void post(Message message) {}
}
