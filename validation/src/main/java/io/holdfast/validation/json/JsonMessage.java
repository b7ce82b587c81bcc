package io.holdfast.validation.json;

import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a message as JSON, each part with its place; a message of more parts or levels than anybody needs is no JSON. */
final class JsonMessage {

    static final int MOST_LEVELS = 100;
    static final int MOST_TOKENS = 500_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.defaults()
                            .rebuild()
                            .maxNestingDepth(MOST_LEVELS)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonMessage() {}

    /** @throws tools.jackson.core.JacksonException if it is none */
    static JsonNode read(String text) {
        return JsonNodes.readTree(MAPPER, text, LocationJsonNodeFactoryFactory.getInstance());
    }

    /** The same with the names of members in lower case. Of two that are then equal the later one counts, as of two that are equal. */
    static JsonNode lowered(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var members = new ArrayList<>(object.properties());
            object.removeAll();
            for (Map.Entry<String, JsonNode> member : members) {
                object.set(member.getKey().toLowerCase(Locale.ROOT), lowered(member.getValue()));
            }
        } else {
            node.forEach(JsonMessage::lowered);
        }
        return node;
    }
}
