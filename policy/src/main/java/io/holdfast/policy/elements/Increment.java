package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By how much a counter moves when the answer is there, and whether it does. What is counted was decided when the element ran, so that
 * nothing that changes on the way changes it.
 *
 * @param <K> what is counted
 */
final class Increment<K> {

    /** What elements of the call have decided to count, by the element. */
    private static final class Decided {
        private final IdentityHashMap<Object, Object> keys = new IdentityHashMap<>();
    }

    private final Value<Boolean> condition;
    private final Value<Integer> count;
    private final Class<K> kind;

    Increment(PolicyElement element, Class<K> kind) {
        this.condition = element.flag("increment-condition", true);
        this.count = element.number("increment-count", 1, 0, Integer.MAX_VALUE);
        this.kind = kind;
    }

    void decide(Exchange exchange, K key) {
        Decided decided = exchange.note(Decided.class);
        if (decided == null) {
            decided = new Decided();
            exchange.note(decided);
        }
        decided.keys.put(this, key);
    }

    /** What was decided; null if the element let the call pass without. */
    @Nullable
    K decided(Exchange exchange) {
        Decided decided = exchange.note(Decided.class);
        return decided == null ? null : kind.cast(decided.keys.get(this));
    }

    /** How many calls to count; 0 for none. */
    int calls(Exchange exchange) {
        return condition.get(exchange) ? count.get(exchange) : 0;
    }
}
