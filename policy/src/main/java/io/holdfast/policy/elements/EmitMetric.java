package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;

/** Adds to a metric of one's own. */
@AutoService(Policy.class)
public final class EmitMetric implements Policy {

    static final String NAMESPACE = "API Management";

    @Override
    public String declaration() {
        return """
                emit-metric IBOE all
                  @name! @value:number @namespace @default-dimensions:boolean
                  dimension{0,10}
                    @name! @value
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        String name = element.literal("name");
        Value<String> namespace = element.string("namespace", NAMESPACE);
        Value<Double> value = element.decimal("value", 1);
        if (element.literalFlag("default-dimensions", false)) {
            throw element.refuse("Holdfast does not know default dimensions; name those that you want");
        }
        Dimensions dimensions = Dimensions.of(element);
        code.step(exchange -> {
            exchange.telemetry().metric(namespace.get(exchange), name, dimensions.get(exchange), value.get(exchange));
            return Flow.NEXT;
        });
    }
}
