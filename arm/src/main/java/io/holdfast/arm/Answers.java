package io.holdfast.arm;

import io.holdfast.model.json.Json;
import java.util.Collection;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers in the forms that ARM has. */
public final class Answers {

    /** A header that names the run that a 202 has begun, to those who want to follow or cancel it. */
    public static final String RUN = "x-holdfast-run";

    private Answers() {}

    public static ArmResponse ok(JsonNode body) {
        return of(200, body);
    }

    public static ArmResponse of(int status, JsonNode body) {
        return ArmResponse.json(status, Json.bytes(body));
    }

    /** A whole collection, which has no further page. */
    public static ArmResponse list(Collection<? extends JsonNode> items) {
        return ok(Json.object().set("value", array(items.stream())));
    }

    public static ArrayNode array(Stream<? extends JsonNode> items) {
        ArrayNode array = Json.array();
        items.forEach(array::add);
        return array;
    }

    public static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    /** For members whose absence ARM shows. */
    public static void orNull(ObjectNode target, String member, JsonNode value) {
        target.set(member, value.isMissingNode() ? target.nullNode() : value);
    }
}
