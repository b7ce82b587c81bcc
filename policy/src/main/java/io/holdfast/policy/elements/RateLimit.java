package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.policy.usage.Subscriber;
import io.holdfast.usage.rate.RateKey;

/** Lets through so many calls of a subscription within some seconds. Calls without a subscription's key are not limited. */
@AutoService(Policy.class)
public final class RateLimit implements Policy {

    private static final String NAME = "rate-limit";

    @Override
    public String declaration() {
        return """
                rate-limit I WPAOF
                  @calls!:int @renewal-period!:int @retry-after-header-name @retry-after-variable-name
                  @remaining-calls-header-name @remaining-calls-variable-name @total-calls-header-name
                  api*
                    @calls!:int @renewal-period!:int @id @name @retry-after-header-name @retry-after-variable-name
                    @remaining-calls-header-name @remaining-calls-variable-name @total-calls-header-name
                    operation*
                      @calls!:int @renewal-period!:int @id @name @retry-after-header-name @retry-after-variable-name
                      @remaining-calls-header-name @remaining-calls-variable-name @total-calls-header-name
                  operation*
                    @calls!:int @renewal-period!:int @id @name @retry-after-header-name @retry-after-variable-name
                    @remaining-calls-header-name @remaining-calls-variable-name @total-calls-header-name
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        CalledPart all = CalledPart.all(element);
        code.step(limit(element, all));
        for (PolicyElement api : element.children("api")) {
            CalledPart ofApi = all.ofApi(api);
            code.step(limit(api, ofApi));
            api.children("operation").forEach(each -> code.step(limit(each, ofApi.ofOperation(each))));
        }
        element.children("operation").forEach(each -> code.step(limit(each, all.ofOperation(each))));
    }

    private static Step limit(PolicyElement element, CalledPart part) {
        return new Limit(
                part,
                element.literalNumber("calls", 0, Integer.MAX_VALUE),
                element.literalNumber("renewal-period", 1, RateLimitByKey.MOST_SECONDS),
                RateAnswer.of(element, NAME));
    }

    private record Limit(CalledPart part, int calls, int seconds, RateAnswer answer) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            CallUsage usage = CallUsages.of(exchange, NAME);
            Subscriber subscriber = usage.subscriber();
            String scope = subscriber == null ? null : part.counted(exchange);
            if (subscriber == null || scope == null) {
                return Flow.NEXT;
            }
            RateKey counter = RateKey.of(usage.service(), scope, subscriber.id(), seconds);
            return CallUsages.then(
                    exchange,
                    usage.rates().take(counter, calls, 1),
                    (same, verdict) -> answer.give(same, calls, verdict));
        }
    }
}
