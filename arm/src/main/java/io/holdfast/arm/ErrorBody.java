package io.holdfast.arm;

import io.holdfast.model.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The three shapes in which Azure reports an error, each told by who refuses. */
public final class ErrorBody {

    private ErrorBody() {}

    static byte[] of(ErrorShape shape, ArmException refusal) {
        return Json.bytes(Json.object().set("error", error(shape, refusal)));
    }

    /** The inner object alone. */
    public static ObjectNode error(ErrorShape shape, ArmException refusal) {
        ObjectNode error = Json.object();
        error.put("code", refusal.code());
        error.put("message", refusal.text());
        if (!refusal.details().isEmpty()) {
            error.set("details", details(refusal.details()));
        } else if (shape != ErrorShape.GATEWAY) {
            error.putNull("details");
        }
        if (shape == ErrorShape.SERVICE) {
            error.putNull("innerError");
        }
        return error;
    }

    private static ArrayNode details(List<ArmException.Detail> details) {
        ArrayNode array = Json.array();
        for (ArmException.Detail detail : details) {
            array.addObject()
                    .put("code", detail.code())
                    .put("target", detail.target())
                    .put("message", detail.message());
        }
        return array;
    }
}
