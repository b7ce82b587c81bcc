package io.holdfast.gateway.routes;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads members of stored documents. They were validated when they were written; what is odd all the same is absent. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode object(byte @Nullable [] document) {
        if (document == null || document.length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            JsonNode node = MAPPER.readTree(document);
            return node.isObject() ? node : MAPPER.createObjectNode();
        } catch (JacksonException e) {
            return MAPPER.createObjectNode();
        }
    }

    static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    static String text(JsonNode object, String member, String otherwise) {
        String value = text(object, member);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    static boolean flag(JsonNode object, String member, boolean otherwise) {
        JsonNode value = object.get(member);
        return (value != null && value.isBoolean()) ? value.booleanValue() : otherwise;
    }
}
