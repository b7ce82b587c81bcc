package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.usage.CallUsage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** How elements use what a service counts and keeps. */
final class CallUsages {

    private CallUsages() {}

    /** @throws PolicyException where no service is called */
    static CallUsage of(Exchange exchange, String element) {
        CallUsage usage = exchange.usage();
        if (usage == null) {
            throw new PolicyException(500, element, "PolicyNotRunnable", "There is no service to count for.");
        }
        return usage;
    }

    /** Goes on at once where the answer is there, and waits for it where it is not. */
    static <T> Flow then(Exchange exchange, CompletionStage<T> answer, BiFunction<Exchange, T, Flow> rest) {
        CompletableFuture<T> future = answer.toCompletableFuture();
        return future.isDone() && !future.isCompletedExceptionally()
                ? rest.apply(exchange, future.join())
                : exchange.await(() -> answer, rest);
    }
}
