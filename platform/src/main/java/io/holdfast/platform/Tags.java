package io.holdfast.platform;

import io.holdfast.arm.ArmException;
import io.holdfast.model.json.Json;
import io.holdfast.platform.refusal.PlatformRefusals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tags as ARM bounds them. */
public final class Tags {

    private static final int MAX = 50;
    private static final int MAX_NAME = 512;
    private static final int MAX_VALUE = 256;

    private Tags() {}

    /** @throws ArmException 400 unless it is absent, null, or a map of strings within bounds */
    public static ObjectNode accept(JsonNode sent) {
        ObjectNode tags = Json.object();
        if (sent.isMissingNode() || sent.isNull()) {
            return tags;
        }
        if (!(sent instanceof ObjectNode object)) {
            throw PlatformRefusals.tags("'tags' must be an object of strings");
        }
        if (object.size() > MAX) {
            throw PlatformRefusals.tags(
                    "'tags' has " + object.size() + " members; no more than " + MAX + " are possible");
        }
        object.properties().forEach(tag -> tags.put(tag.getKey(), value(tag.getKey(), tag.getValue())));
        return tags;
    }

    private static String value(String name, JsonNode value) {
        if (!value.isString() || value.asString().length() > MAX_VALUE || name.length() > MAX_NAME) {
            throw PlatformRefusals.tags("the tag '" + name.substring(0, Math.min(name.length(), MAX_NAME))
                    + "' must be a string of at most " + MAX_VALUE + " characters");
        }
        return value.asString();
    }
}
