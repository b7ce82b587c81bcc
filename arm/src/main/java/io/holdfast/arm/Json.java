package io.holdfast.arm;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** What takes longer than going to another thread. */
    private static final int LARGE = 64 * Body.KIB;

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** A document that this program wrote. */
    public static ObjectNode stored(byte[] document) {
        return (ObjectNode) MAPPER.readTree(document);
    }

    /**
     * A document that a caller sent.
     *
     * @throws ArmException 400 if it is not a JSON object
     */
    public static ObjectNode received(byte[] body) {
        if (body.length == 0) {
            throw Refusals.contentInvalid("The request content is missing; send a JSON object.");
        }
        try {
            if (parsed(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Refusals.contentInvalid(e.getOriginalMessage() + place(e.getLocation()));
        }
        throw Refusals.contentInvalid("The request content must be a JSON object.");
    }

    private static JsonNode parsed(byte[] body) {
        return body.length < LARGE ? ReceivedJson.read(body) : Work.of(() -> ReceivedJson.read(body));
    }

    /** Null when a limit is exceeded: then it is not at any one place. */
    private static String place(@Nullable TokenStreamLocation where) {
        return where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
}
