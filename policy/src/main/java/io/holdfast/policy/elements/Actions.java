package io.holdfast.policy.elements;

import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to do about parameters of a kind.
 *
 * @param specified about those that the definition has
 * @param unspecified about others
 * @param byName about those of a name, whatever the rest says; the case of names does not count
 */
record Actions(Value<Action> specified, Value<Action> unspecified, Map<String, Value<Action>> byName) {

    /** @param holder with {@code child} elements that name parameters */
    static Actions of(PolicyElement holder, String child, Value<Action> specified, Value<Action> unspecified) {
        Map<String, Value<Action>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (PolicyElement each : holder.children(child)) {
            byName.put(each.literal("name"), each.choice("action", Action.class));
        }
        return new Actions(specified, unspecified, byName);
    }

    Value<Action> about(String name, boolean isSpecified) {
        return byName.getOrDefault(name, isSpecified ? specified : unspecified);
    }
}
