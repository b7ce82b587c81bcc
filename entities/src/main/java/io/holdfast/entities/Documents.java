package io.holdfast.entities;

import io.holdfast.model.Resource;
import io.holdfast.model.json.Json;
import io.holdfast.model.json.ReceivedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of resources, and the bodies of requests for them. */
public final class Documents {

    private Documents() {}

    public static ObjectNode object() {
        return Json.object();
    }

    /** The stored {@code properties}, without secrets. */
    public static ObjectNode properties(Resource resource) {
        return Json.stored(resource.document());
    }

    /** The stored secret members; empty when there are none. */
    public static ObjectNode secrets(Resource resource) {
        byte[] secrets = resource.secrets();
        return secrets == null ? object() : Json.stored(secrets);
    }

    public static byte[] bytes(JsonNode node) {
        return Json.bytes(node);
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
            throw EntityRefusals.content("A JSON object is expected.");
        } catch (JacksonException e) {
            throw EntityRefusals.content(e.getOriginalMessage());
        }
    }

    /** The body of an action. @throws ArmException 400 if it is no JSON object */
    public static ObjectNode body(EntityRequest call) {
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
