package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives the metric that counts requests a dimension. Such calls are counted when they are over, once with all that were given. */
@AutoService(Policy.class)
public final class SetRequestMetricDimensionValue implements Policy {

    private static final String REQUESTS = "Requests";

    /** What this call has been given. */
    private static final class Given {
        private final Map<String, String> dimensions = new LinkedHashMap<>();
        private boolean counted;
    }

    @Override
    public String declaration() {
        return """
                set-request-metric-dimension-value IBOE all
                  @name! @value!
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> name = element.string("name");
        Value<String> value = element.string("value");
        code.step(exchange -> {
            given(exchange).dimensions.put(name.get(exchange), value.get(exchange));
            return Flow.NEXT;
        });
        code.atEnd(exchange -> {
            Given given = given(exchange);
            if (!given.counted) {
                given.counted = true;
                exchange.telemetry().metric(EmitMetric.NAMESPACE, REQUESTS, given.dimensions, 1);
            }
            return Flow.NEXT;
        });
    }

    private static Given given(Exchange exchange) {
        Given known = exchange.note(Given.class);
        if (known == null) {
            known = new Given();
            exchange.note(known);
        }
        return known;
    }
}
