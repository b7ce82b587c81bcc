package io.holdfast.policy.definition;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a schema is.
 *
 * @param schema the id of a schema of the API
 * @param type its name in there; empty for the whole
 */
public record SchemaName(String schema, String type) {

    /** Of a parameter or a representation; null if it names none. */
    static @Nullable SchemaName of(JsonNode node) {
        String schema = node.path("schemaId").asString("");
        return schema.isEmpty()
                ? null
                : new SchemaName(schema, node.path("typeName").asString(""));
    }

    /** For messages. */
    public String shown() {
        return type.isEmpty() ? schema : type;
    }
}
