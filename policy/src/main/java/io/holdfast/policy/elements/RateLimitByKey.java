package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.usage.rate.RateKey;

/**
 * Lets through so many calls of a key within some seconds. Equal keys of a service count together, wherever the policies are; windows of
 * different lengths count apart.
 */
@AutoService(Policy.class)
public final class RateLimitByKey implements Policy {

    static final String NAME = "rate-limit-by-key";

    /** As in Azure. */
    static final int MOST_SECONDS = 300;

    private static final String SCOPE = "key";

    @Override
    public String declaration() {
        return """
                rate-limit-by-key I all
                  @calls!:int @renewal-period!:int @counter-key! @increment-condition:boolean @increment-count:int
                  @increment-after-response:boolean @flexible-retry-window:boolean @retry-after-header-name
                  @retry-after-variable-name @remaining-calls-header-name @remaining-calls-variable-name
                  @total-calls-header-name
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        if (element.literalFlag("flexible-retry-window", false)) {
            throw element.refuse("Holdfast does not honour flexible-retry-window");
        }
        boolean later = element.literalFlag("increment-after-response", false)
                || element.has("increment-condition")
                || element.has("increment-count");
        var limit = new Limit(
                element.number("calls", 0, Integer.MAX_VALUE),
                element.number("renewal-period", 1, MOST_SECONDS),
                element.string("counter-key"),
                RateAnswer.of(element, NAME));
        if (!later) {
            code.step(limit::take);
            return;
        }
        // Evaluated when the answer is there; what it needs is then there, too.
        var increment = new Increment<>(element, RateKey.class);
        code.step(exchange -> limit.look(exchange, increment));
        code.atEnd(exchange -> {
            RateKey key = increment.decided(exchange);
            if (key != null) {
                CallUsages.of(exchange, NAME).rates().add(key, increment.calls(exchange));
            }
            return Flow.NEXT;
        });
    }

    private record Limit(Value<Integer> calls, Value<Integer> seconds, Value<String> key, RateAnswer answer) {

        Flow take(Exchange exchange) {
            CallUsage usage = CallUsages.of(exchange, NAME);
            int most = calls.get(exchange);
            return CallUsages.then(
                    exchange,
                    usage.rates().take(counter(usage, exchange), most, 1),
                    (same, verdict) -> answer.give(same, most, verdict));
        }

        /** Whoever is refused is not counted. */
        Flow look(Exchange exchange, Increment<RateKey> increment) {
            CallUsage usage = CallUsages.of(exchange, NAME);
            int most = calls.get(exchange);
            RateKey counter = counter(usage, exchange);
            return CallUsages.then(exchange, usage.rates().look(counter, most), (same, verdict) -> {
                Flow flow = answer.give(same, most, verdict);
                increment.decide(same, counter);
                return flow;
            });
        }

        private RateKey counter(CallUsage usage, Exchange exchange) {
            return RateKey.of(usage.service(), SCOPE, key.get(exchange), seconds.get(exchange));
        }
    }
}
