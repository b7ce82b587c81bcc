package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;

/** Removes what {@code cache-store-value} kept, from the memory of this node. */
@AutoService(Policy.class)
public final class CacheRemoveValue implements Policy {

    @Override
    public String declaration() {
        return """
                cache-remove-value IBOE all
                  @key! @caching-type:prefer-external|external|internal
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        CachingType.demandInternal(element);
        Value<String> key = element.string("key");
        code.step(exchange -> {
            CallUsages.of(exchange, "cache-remove-value").cache().remove(CachedValues.key(key.get(exchange)));
            return Flow.NEXT;
        });
    }
}
