package io.holdfast.formats;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.MediaType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples of a body; mock-response answers with them. */
final class Examples {

    private Examples() {}

    static void put(ObjectNode representation, MediaType media, ImportBudget volume) {
        ObjectNode examples = JsonMapper.shared().createObjectNode();
        if (media.getExample() != null) {
            add(examples, "default", media.getExample(), volume);
        }
        if (media.getExamples() != null) {
            media.getExamples().forEach((name, example) -> {
                if (example.getValue() != null) {
                    add(examples, name, example.getValue(), volume);
                }
            });
        }
        if (!examples.isEmpty()) {
            representation.set("examples", examples);
        }
    }

    /** The parser holds values in an older generation of Jackson's types, so they travel as text. */
    private static void add(ObjectNode examples, String name, Object value, ImportBudget volume) {
        String text = Json.pretty(value);
        volume.entry(name);
        volume.take(text.length());
        @Nullable JsonNode json = JsonMapper.shared().readTree(text);
        if (json != null) {
            examples.putObject(name).set("value", json);
        }
    }
}
