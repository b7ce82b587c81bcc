package io.holdfast.policy.elements;

import io.holdfast.policy.Body;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.llm.ResponseTokens;
import io.holdfast.usage.rate.RateVerdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a limit of tokens tells callers and later policies. */
record TokenAnswer(
        String element,
        String retryHeader,
        @Nullable String retryVariable,
        @Nullable String remainingHeader,
        @Nullable String remainingVariable,
        @Nullable String consumedHeader,
        @Nullable String consumedVariable) {

    static TokenAnswer of(PolicyElement limit) {
        return new TokenAnswer(
                limit.name(),
                HeaderSyntax.name(limit.literal("retry-after-header-name", "Retry-After")),
                limit.literalOrNull("retry-after-variable-name"),
                header(limit, "remaining-tokens-header-name"),
                limit.literalOrNull("remaining-tokens-variable-name"),
                header(limit, "tokens-consumed-header-name"),
                limit.literalOrNull("tokens-consumed-variable-name"));
    }

    private static @Nullable String header(PolicyElement limit, String attribute) {
        String name = limit.literalOrNull(attribute);
        return name == null || name.isEmpty() ? null : HeaderSyntax.name(name);
    }

    /** @throws PolicyException if the prompt does not fit any more */
    void rate(Exchange exchange, RateVerdict verdict, long prompt) {
        long remaining = Math.max(0, verdict.remaining() - prompt);
        if (remainingHeader != null) {
            exchange.stamp(remainingHeader, Long.toString(remaining));
        }
        if (remainingVariable != null) {
            exchange.variable(remainingVariable, (int) remaining);
        }
        if (verdict.allowed() && prompt <= verdict.remaining()) {
            return;
        }
        int seconds = Math.max(1, verdict.retryAfter());
        if (retryVariable != null) {
            exchange.variable(retryVariable, seconds);
        }
        exchange.stamp(retryHeader, Integer.toString(seconds));
        throw new PolicyException(
                429,
                element,
                "TokenLimitExceeded",
                "Token limit is exceeded. Try again in " + seconds + " seconds.",
                "Token limit is exceeded");
    }

    /** @throws PolicyException always: nothing of the quota is left */
    PolicyException quota(Exchange exchange, long seconds) {
        if (seconds > 0) {
            exchange.stamp(retryHeader, Long.toString(seconds));
        }
        String when = seconds > 0 ? " Quota will be replenished in " + QuotaUse.span(seconds) + "." : "";
        return new PolicyException(403, element, "TokenQuotaExceeded", "Token quota is exceeded." + when);
    }

    boolean tellsConsumed() {
        return consumedHeader != null || consumedVariable != null;
    }

    /** Only of a response that is whole: a stream tells at its end, when its head is long sent. */
    static boolean isWhole(Exchange exchange) {
        String type = exchange.responseHeaders().get("Content-Type");
        return exchange.status() / 100 == 2
                && type != null
                && type.toLowerCase(Locale.ROOT).contains("json");
    }

    Flow consumed(Exchange exchange) {
        Body body = exchange.responseBody();
        if (body != null) {
            try {
                byte[] bytes = body.bytes(true);
                var tokens = new ResponseTokens("application/json");
                tokens.add(bytes, 0, bytes.length);
                tell(exchange, tokens.end(0).total());
            } catch (EvaluationException e) {
                // What cannot be read tells nothing.
            }
        }
        return Flow.NEXT;
    }

    private void tell(Exchange exchange, long total) {
        if (consumedHeader != null) {
            exchange.stamp(consumedHeader, Long.toString(total));
        }
        if (consumedVariable != null) {
            exchange.variable(consumedVariable, (int) total);
        }
    }
}
