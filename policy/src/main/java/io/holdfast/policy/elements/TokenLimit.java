package io.holdfast.policy.elements;

import io.holdfast.policy.Body;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.llm.TokenEstimate;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaLimit;
import io.holdfast.usage.quota.QuotaPeriod;
import io.holdfast.usage.quota.QuotaRenewal;
import io.holdfast.usage.quota.QuotaVerdict;
import io.holdfast.usage.rate.RateKey;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What both policies that limit tokens do. A call is let through while tokens are left; what it consumed counts when its response has
 * passed. With an estimate, a prompt that does not fit is refused before.
 *
 * @param perMinute null without that limit
 * @param quota null without that limit
 * @param renewal of the quota; null without one
 */
record TokenLimit(
        String name,
        Value<String> key,
        boolean estimate,
        @Nullable Value<Integer> perMinute,
        @Nullable Value<Integer> quota,
        @Nullable QuotaRenewal renewal,
        TokenAnswer answer) {

    private static final int MINUTE = 60;
    private static final String SCOPE = "tokens";

    /** A Monday, so that weeks begin with one. */
    private static final Instant FIRST = Instant.parse("2001-01-01T00:00:00Z");

    private enum Span {
        INDEFINITE("0"),
        HOURLY("PT1H"),
        DAILY("P1D"),
        WEEKLY("P7D"),
        MONTHLY("P1M"),
        YEARLY("P1Y");

        private final String length;

        Span(String length) {
            this.length = length;
        }
    }

    static String declaration(String name) {
        return name + """
                 I all
                  @counter-key! @estimate-prompt-tokens!:boolean @tokens-per-minute:int @token-quota:long
                  @token-quota-period:Indefinite|Hourly|Daily|Weekly|Monthly|Yearly
                  @prompt-type:auto|chat-completion|completion|embeddings @ignore-prompt:boolean
                  @retry-after-header-name @retry-after-variable-name @remaining-tokens-header-name @remaining-tokens-variable-name
                  @remaining-quota-tokens-header-name @remaining-quota-tokens-variable-name
                  @tokens-consumed-header-name @tokens-consumed-variable-name
                """;
    }

    static void compile(PolicyElement element, Code code) {
        if (!element.has("tokens-per-minute") && !element.has("token-quota")) {
            throw element.refuse("it has neither tokens-per-minute nor token-quota");
        }
        // What the prompt is made of is seen in its body.
        element.literal("prompt-type", "auto");
        boolean estimate = element.literalFlag("estimate-prompt-tokens", false);
        var limit = new TokenLimit(
                element.name(),
                element.string("counter-key"),
                estimate,
                element.has("tokens-per-minute") ? element.number("tokens-per-minute", 1, Integer.MAX_VALUE) : null,
                element.has("token-quota") ? element.number("token-quota", 1, Integer.MAX_VALUE) : null,
                element.has("token-quota") ? renewal(element) : null,
                TokenAnswer.of(element));
        if (estimate) {
            element.need(Need.REQUEST_BODY, Need.TIME);
        }
        code.step(limit::begin);
        if (limit.answer().tellsConsumed()) {
            code.atEnd(TokenAnswer::isWhole, Set.of(Need.RESPONSE_BODY), limit.answer()::consumed);
        }
    }

    private static QuotaRenewal renewal(PolicyElement element) {
        String written = element.literal("token-quota-period", "Indefinite").strip();
        for (Span span : Span.values()) {
            if (span.name().equalsIgnoreCase(written)) {
                return QuotaRenewal.of(span.length, FIRST);
            }
        }
        throw element.refuse("its attribute 'token-quota-period' has a value that it doesn't know");
    }

    private Flow begin(Exchange exchange) {
        CallUsage usage = CallUsages.of(exchange, name);
        String counter = key.get(exchange);
        long prompt = prompt(exchange);
        if (perMinute == null) {
            return quota(exchange, usage, counter, prompt, null);
        }
        RateKey rate = RateKey.of(usage.service(), SCOPE, counter, MINUTE);
        return CallUsages.then(exchange, usage.rates().look(rate, perMinute.get(exchange)), (same, verdict) -> {
            answer.rate(same, verdict, prompt);
            return quota(same, usage, counter, prompt, rate);
        });
    }

    private long prompt(Exchange exchange) {
        Body body = estimate ? exchange.requestBody() : null;
        return body == null ? 0 : TokenEstimate.ofPrompt(body.text(true));
    }

    private Flow quota(Exchange exchange, CallUsage usage, String counter, long prompt, @Nullable RateKey rate) {
        if (quota == null || renewal == null) {
            watch(exchange, usage, prompt, rate, null, null);
            return Flow.NEXT;
        }
        QuotaKey of = QuotaKey.of(usage.service(), SCOPE, counter);
        QuotaPeriod period = renewal.at(usage.quotas().now());
        var most = new QuotaLimit(quota.get(exchange), QuotaLimit.NONE);
        return CallUsages.then(exchange, usage.quotas().take(of, period, most, 0), (same, verdict) -> {
            if (verdict != QuotaVerdict.ALLOWED) {
                boolean ends = period.end() != QuotaPeriod.NEVER;
                throw answer.quota(
                        same, ends ? period.secondsLeft(usage.quotas().now()) : 0);
            }
            watch(same, usage, prompt, rate, of, period);
            return Flow.NEXT;
        });
    }

    private static void watch(
            Exchange exchange,
            CallUsage usage,
            long prompt,
            @Nullable RateKey rate,
            @Nullable QuotaKey quota,
            @Nullable QuotaPeriod period) {
        TokenWatch.begin(exchange, prompt, tokens -> {
            int total = (int) Math.min(Integer.MAX_VALUE, tokens.total());
            if (rate != null) {
                usage.rates().add(rate, total);
            }
            if (quota != null && period != null) {
                usage.quotas().add(quota, period, total, 0);
            }
        });
    }
}
