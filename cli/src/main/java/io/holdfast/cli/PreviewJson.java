package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

/**
 * The result of a preview for programs, with all resources that it leads to; they are written as they come, so that a
 * million of them need no memory.
 */
final class PreviewJson {

    /** What breaks off half-way must not look like a whole object. */
    private static final ObjectWriter WRITER = ArmClient.JSON
            .writerWithDefaultPrettyPrinter()
            .withoutFeatures(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT);

    private PreviewJson() {}

    /** @param resources hands over all of them */
    static void print(PrintWriter out, JsonNode result, Consumer<Consumer<JsonNode>> resources) {
        try (JsonGenerator json = WRITER.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> member : result.properties()) {
                json.writeName(member.getKey());
                switch (member.getKey()) {
                    case "resources" -> {
                        json.writeStartArray();
                        resources.accept(json::writeTree);
                        json.writeEndArray();
                    }
                    case "truncated" -> json.writeBoolean(false);
                    default -> json.writeTree(member.getValue());
                }
            }
            json.writeEndObject();
        }
        out.println();
    }
}
