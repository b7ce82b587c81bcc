package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Hold;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Value;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets only so many calls of a key be in it at once; another one is refused and waits for nothing. Policies of a service with equal keys
 * count together. Each node counts for itself.
 */
@AutoService(Policy.class)
public final class LimitConcurrency implements Policy {

    private record Key(String service, String name) {}

    /** How many calls are inside. A key is kept only while there are any, so there are never more than calls. */
    private final ConcurrentHashMap<Key, Integer> inside = new ConcurrentHashMap<>();

    @Override
    public String declaration() {
        return """
                limit-concurrency IBOE all policies
                  @key! @max-count!:int
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> key = element.string("key");
        int most = element.literalNumber("max-count", 1, Integer.MAX_VALUE);
        code.holding(
                exchange -> enter(new Key(exchange.deployment().serviceName(), key.get(exchange)), most),
                () -> code.policies(element));
    }

    private Hold enter(Key key, int most) {
        if (inside.merge(key, 1, Integer::sum) > most) {
            leave(key);
            throw new PolicyException(429, "limit-concurrency", "ConcurrencyLimitExceeded", "Too Many Requests");
        }
        return () -> leave(key);
    }

    private void leave(Key key) {
        inside.computeIfPresent(key, (same, calls) -> calls == 1 ? null : calls - 1);
    }
}
