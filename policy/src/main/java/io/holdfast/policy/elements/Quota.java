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
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaLimit;
import io.holdfast.usage.quota.QuotaRenewal;

/** Lets through so many calls or kilobytes of a subscription in each period, counted from its start. */
@AutoService(Policy.class)
public final class Quota implements Policy {

    private static final String NAME = "quota";

    @Override
    public String declaration() {
        return """
                quota I PF
                  @calls:int @bandwidth:long @renewal-period!:int
                  api*
                    @calls:int @bandwidth:long @renewal-period:int @id @name
                    operation*
                      @calls:int @bandwidth:long @renewal-period:int @id @name
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        int seconds = element.literalNumber("renewal-period", 0, Integer.MAX_VALUE);
        CalledPart all = CalledPart.all(element);
        code.step(step(element, all, seconds));
        for (PolicyElement api : element.children("api")) {
            CalledPart ofApi = all.ofApi(api);
            int ofTheApi = api.literalNumber("renewal-period", seconds, 0, Integer.MAX_VALUE);
            code.step(step(api, ofApi, ofTheApi));
            for (PolicyElement operation : api.children("operation")) {
                int own = operation.literalNumber("renewal-period", ofTheApi, 0, Integer.MAX_VALUE);
                code.step(step(operation, ofApi.ofOperation(operation), own));
            }
        }
    }

    private static Step step(PolicyElement element, CalledPart part, int seconds) {
        return new Limit(part, QuotaUse.limit(element), Integer.toString(seconds));
    }

    private record Limit(CalledPart part, QuotaLimit limit, String renewal) implements Step {

        @Override
        public Flow run(Exchange exchange) {
            CallUsage usage = CallUsages.of(exchange, NAME);
            Subscriber subscriber = usage.subscriber();
            String scope = subscriber == null ? null : part.counted(exchange);
            if (subscriber == null || scope == null) {
                return Flow.NEXT;
            }
            var period = QuotaRenewal.of(renewal, subscriber.start())
                    .at(usage.quotas().now());
            return new QuotaUse(NAME, QuotaKey.of(usage.service(), scope, subscriber.id()), period, limit)
                    .take(exchange);
        }
    }
}
