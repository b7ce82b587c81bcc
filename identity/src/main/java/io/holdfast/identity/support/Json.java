package io.holdfast.identity.support;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small JSON documents. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    public static byte[] prettyBytes(JsonNode node) {
        String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if it is not one JSON object; says where, not what it holds */
    public static ObjectNode parse(byte[] document) {
        try {
            if (MAPPER.readTree(document) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new IllegalArgumentException("not well-formed JSON" + where, e);
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    /** The text of a member, or null when it is absent, null or not a text. */
    public static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** @throws IllegalArgumentException if it is absent or not a text */
    public static String required(JsonNode node, String member) {
        String value = text(node, member);
        if (value == null) {
            throw new IllegalArgumentException("member '" + member + "' is missing");
        }
        return value;
    }
}
