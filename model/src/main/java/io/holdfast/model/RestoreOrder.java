package io.holdfast.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders types so that each comes after its parent and all it refers to; among equals, by name. */
final class RestoreOrder {

    private RestoreOrder() {}

    static List<ResourceType> of(Map<String, ResourceType> types) {
        var waiting = new TreeMap<>(types);
        var ordered = new LinkedHashMap<String, ResourceType>();
        while (!waiting.isEmpty()) {
            ResourceType next = waiting.values().stream()
                    .filter(type -> type.needs().stream().noneMatch(waiting::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new CatalogException("These resource types need each other in a circle: "
                            + String.join(", ", waiting.keySet())));
            waiting.remove(next.name());
            ordered.put(next.name(), next);
        }
        return List.copyOf(new ArrayList<>(ordered.values()));
    }
}
