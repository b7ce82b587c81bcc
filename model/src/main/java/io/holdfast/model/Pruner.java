package io.holdfast.model;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Removes what a schema does not declare: callers may send members of newer versions, and those are ignored. */
final class Pruner {

    private static final String DEFINITIONS = "#/$defs/";

    private final ObjectNode root;

    Pruner(ObjectNode root) {
        this.root = root;
    }

    void prune(ObjectNode value) {
        prune(value, root);
    }

    /** Whether a schema says that whatever comes is kept as it is. */
    static boolean open(JsonNode schema) {
        return schema.path("additionalProperties").asBoolean(false);
    }

    private void prune(JsonNode value, JsonNode schema) {
        JsonNode resolved = resolve(schema);
        if (open(resolved)) {
            return;
        }
        if (value instanceof ObjectNode object) {
            members(object, resolved);
        } else if (value.isArray()) {
            value.forEach(item -> prune(item, resolved.path("items")));
        }
    }

    private void members(ObjectNode object, JsonNode schema) {
        boolean open = !schema.has("properties");
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            @Nullable JsonNode declared = schema.path("properties").get(member.getKey());
            if (member.getValue().isNull() || (declared == null && !open)) {
                members.remove();
            } else {
                prune(member.getValue(), declared == null ? schema.path("additionalProperties") : declared);
            }
        }
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith(DEFINITIONS)
                ? root.path("$defs").path(reference.substring(DEFINITIONS.length()))
                : schema;
    }
}
