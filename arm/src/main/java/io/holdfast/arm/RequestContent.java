package io.holdfast.arm;

import io.holdfast.model.json.ReceivedJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that callers send. */
public final class RequestContent {

    /** What takes longer than going to another thread. */
    private static final int LARGE = 64 * Body.KIB;

    private RequestContent() {}

    /**
     * A document that a caller sent.
     *
     * @throws ArmException 400 if it is not a JSON object
     */
    public static ObjectNode object(byte[] body) {
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
