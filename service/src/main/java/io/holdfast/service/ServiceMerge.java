package io.holdfast.service;

import io.holdfast.model.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * PATCH of a service: a member that is sent replaces the one that is there, null removes it; {@code properties},
 * {@code sku} and {@code identity} are merged member by member. Maps and arrays are replaced whole, so tags and custom
 * properties that are not sent are gone.
 */
final class ServiceMerge {

    private static final List<String> MERGED = List.of("properties", "sku", "identity");

    private ServiceMerge() {}

    static ObjectNode of(byte[] stored, ObjectNode sent) {
        ObjectNode merged = Json.stored(stored);
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            if (MERGED.contains(member.getKey())
                    && member.getValue() instanceof ObjectNode changes
                    && merged.path(member.getKey()) instanceof ObjectNode target) {
                target.setAll(changes);
            } else {
                merged.set(member.getKey(), member.getValue());
            }
        }
        return merged;
    }
}
