package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.usage.cache.ServiceCache;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps a value for later calls of the service, for some seconds and in the memory of this node. Null takes it away. */
@AutoService(Policy.class)
public final class CacheStoreValue implements Policy {

    private static final String NAME = "cache-store-value";

    @Override
    public String declaration() {
        return """
                cache-store-value IBOE all
                  @key! @value!:any @duration!:int @caching-type:prefer-external|external|internal
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        CachingType.demandInternal(element);
        Value<String> key = element.string("key");
        Value<@Nullable Object> value = element.object("value");
        Value<Integer> seconds = element.number("duration", 0, Integer.MAX_VALUE);
        code.step(exchange -> {
            ServiceCache cache = CallUsages.of(exchange, NAME).cache();
            String name = CachedValues.key(key.get(exchange));
            Object given = value.get(exchange);
            if (given == null) {
                cache.remove(name);
            } else {
                Object kept = CachedValues.kept(given);
                cache.put(name, kept, CachedValues.bytes(kept), Duration.ofSeconds(seconds.get(exchange)));
            }
            return Flow.NEXT;
        });
    }
}
