package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import org.jspecify.annotations.Nullable;

/** Gives a variable what {@code cache-store-value} kept. If there is nothing and no default, the variable is not set. */
@AutoService(Policy.class)
public final class CacheLookupValue implements Policy {

    private static final String NAME = "cache-lookup-value";

    @Override
    public String declaration() {
        return """
                cache-lookup-value IBOE all
                  @key! @default-value:any @variable-name! @caching-type:prefer-external|external|internal
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        CachingType.demandInternal(element);
        Value<String> key = element.string("key");
        String variable = element.literal("variable-name");
        Value<@Nullable Object> fallback = element.has("default-value") ? element.object("default-value") : null;
        code.step(exchange -> {
            Object kept = CallUsages.of(exchange, NAME).cache().get(CachedValues.key(key.get(exchange)));
            if (kept != null) {
                exchange.variable(variable, CachedValues.taken(kept));
            } else if (fallback != null) {
                exchange.variable(variable, fallback.get(exchange));
            }
            return Flow.NEXT;
        });
    }
}
