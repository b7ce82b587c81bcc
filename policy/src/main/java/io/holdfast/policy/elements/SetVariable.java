package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import org.jspecify.annotations.Nullable;

/** Keeps a value for the rest of the call: what an expression gave, or a string. */
@AutoService(Policy.class)
public final class SetVariable implements Policy {

    @Override
    public String declaration() {
        return """
                set-variable IBOE all
                  @name! @value!:any
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        String name = element.literal("name");
        Value<@Nullable Object> value = element.object("value");
        code.step(exchange -> {
            exchange.variable(name, value.get(exchange));
            return Flow.NEXT;
        });
    }
}
