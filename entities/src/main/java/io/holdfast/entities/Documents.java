package io.holdfast.entities;

import io.holdfast.arm.ReceivedJson;
import io.holdfast.model.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out. */
public final class Documents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Documents() {}

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The stored {@code properties}, without secrets. */
    public static ObjectNode properties(Resource resource) {
        return (ObjectNode) JSON.readTree(resource.document());
    }

    /** The stored secret members; empty when there are none. */
    public static ObjectNode secrets(Resource resource) {
        byte[] secrets = resource.secrets();
        return secrets == null ? object() : (ObjectNode) JSON.readTree(secrets);
    }

    public static byte[] bytes(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    /** The body of a request; an empty one is an empty object. @throws ArmException 400 if it is no JSON object */
    public static ObjectNode body(byte[] body) {
        if (isBlank(body)) {
            return object();
        }
        try {
            if (ReceivedJson.read(body) instanceof ObjectNode object) {
                return object;
            }
            throw Errors.content("A JSON object is expected.");
        } catch (JacksonException e) {
            throw Errors.content(e.getOriginalMessage());
        }
    }

    /** The body of an action. @throws ArmException 400 if it is no JSON object */
    public static ObjectNode body(Call call) {
        return body(call.request().body());
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
