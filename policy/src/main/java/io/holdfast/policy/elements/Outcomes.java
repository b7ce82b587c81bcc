package io.holdfast.policy.elements;

import io.holdfast.policy.PolicyException;
import io.holdfast.policy.calls.CallFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What became of something that a policy asked for outside: a failure that the policy knows how to take is a value, too. */
final class Outcomes {

    private Outcomes() {}

    /** One of the two is there. */
    record Outcome<T>(@Nullable T value, @Nullable CallFailure failure) {

        /** @throws PolicyException the error of that policy, if it failed */
        T orFail(String policy) {
            if (failure != null || value == null) {
                throw error(policy, failure);
            }
            return value;
        }
    }

    static <T> CompletableFuture<Outcome<T>> of(CompletionStage<T> asked) {
        CompletableFuture<T> source = asked.toCompletableFuture();
        CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
        var _ = source.whenComplete((value, thrown) -> {
            Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            if (cause == null) {
                outcome.complete(new Outcome<>(value, null));
            } else if (cause instanceof CallFailure failure) {
                outcome.complete(new Outcome<>(null, failure));
            } else {
                outcome.completeExceptionally(cause);
            }
        });
        // Who gives up waiting gives up what he waits for.
        var _ = outcome.whenComplete((value, thrown) -> {
            if (outcome.isCancelled()) {
                source.cancel(false);
            }
        });
        return outcome;
    }

    /** Callers learn nothing of what lies outside; policies and the log do. */
    static PolicyException error(String policy, @Nullable CallFailure failure) {
        if (failure == null) {
            return new PolicyException(500, policy, CallFailure.CONNECTION, "Internal server error");
        }
        boolean crowded = failure.reason().equals(CallFailure.CROWDED);
        return new PolicyException(
                crowded ? 503 : 500,
                policy,
                failure.reason(),
                crowded ? "Service Unavailable" : "Internal server error",
                failure.text());
    }
}
