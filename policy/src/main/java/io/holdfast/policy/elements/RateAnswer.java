package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.usage.rate.RateVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What a limit of calls tells callers and later policies.
 *
 * @param element the policy's name
 * @param retryHeader the header of a refusal that says after how many seconds to try again
 */
record RateAnswer(
        String element,
        String retryHeader,
        @Nullable String retryVariable,
        @Nullable String remainingHeader,
        @Nullable String remainingVariable,
        @Nullable String totalHeader) {

    static RateAnswer of(PolicyElement limit, String element) {
        return new RateAnswer(
                element,
                HeaderSyntax.name(limit.literal("retry-after-header-name", "Retry-After")),
                limit.literalOrNull("retry-after-variable-name"),
                header(limit, "remaining-calls-header-name"),
                limit.literalOrNull("remaining-calls-variable-name"),
                header(limit, "total-calls-header-name"));
    }

    private static @Nullable String header(PolicyElement limit, String attribute) {
        String name = limit.literalOrNull(attribute);
        return name == null || name.isEmpty() ? null : HeaderSyntax.name(name);
    }

    /** Goes on, or throws the refusal. */
    Flow give(Exchange exchange, int limit, RateVerdict verdict) {
        if (remainingHeader != null) {
            exchange.stamp(remainingHeader, Integer.toString(verdict.remaining()));
        }
        if (totalHeader != null) {
            exchange.stamp(totalHeader, Integer.toString(limit));
        }
        if (remainingVariable != null) {
            exchange.variable(remainingVariable, verdict.remaining());
        }
        if (verdict.allowed()) {
            return Flow.NEXT;
        }
        if (retryVariable != null) {
            exchange.variable(retryVariable, verdict.retryAfter());
        }
        exchange.stamp(retryHeader, Integer.toString(verdict.retryAfter()));
        throw new PolicyException(
                429,
                element,
                "RateLimitExceeded",
                "Rate limit is exceeded. Try again in " + verdict.retryAfter() + " seconds.",
                "Rate limit is exceeded");
    }
}
