package io.holdfast.model.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Small JSON documents. What comes from callers is bounded first, by who takes it; archives read and write theirs as bytes.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** UTF-8, on one line. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** UTF-8, for people, with a line break at the end. */
    public static byte[] prettyBytes(JsonNode node) {
        String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A document that this program wrote.
     *
     * @throws IllegalStateException if it is none
     */
    public static ObjectNode stored(byte[] document) {
        if (MAPPER.readTree(document) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("a stored document is no JSON object");
    }

    /** A document that this program wrote, for who must go on whatever it finds: what is odd is an empty object. */
    public static ObjectNode lenient(byte @Nullable [] document) {
        try {
            if (document != null && document.length > 0 && MAPPER.readTree(document) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // As if it were empty.
        }
        return object();
    }

    /**
     * A document from elsewhere.
     *
     * @throws IllegalArgumentException if it is not one JSON object; says where, not what it holds
     */
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
    public static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** @param otherwise what counts when there is no text, or an empty one */
    public static String text(JsonNode object, String member, String otherwise) {
        String value = text(object, member);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** @throws IllegalArgumentException if it is absent or not a text */
    public static String required(JsonNode object, String member) {
        String value = text(object, member);
        if (value == null) {
            throw new IllegalArgumentException("member '" + member + "' is missing");
        }
        return value;
    }

    /** @param otherwise what counts when it is absent, null or neither true nor false */
    public static boolean flag(JsonNode object, String member, boolean otherwise) {
        JsonNode value = object.get(member);
        return (value != null && value.isBoolean()) ? value.booleanValue() : otherwise;
    }
}
