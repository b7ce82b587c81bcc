package io.holdfast.management.arm;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that comes from outside. Beside its size the number of its tokens is bounded: a text of empty arrays makes a tree of
 * twenty times its size.
 */
public final class ReceivedJson {

    private static final long MAX_TOKENS = 1_000_000;

    private static final JsonFactory COUNTING = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.defaults()
                    .rebuild()
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            .build());

    private ReceivedJson() {}

    /** @throws JacksonException if it is no JSON, or says too much */
    public static JsonNode read(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** @throws JacksonException likewise */
    public static JsonNode read(String json) {
        return MAPPER.readTree(json);
    }

    /** Whether a text has more tokens than that, as far as it is JSON. */
    public static boolean exceeds(long tokens, String text) {
        long count = 0;
        try (JsonParser parser = COUNTING.createParser(ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                if (++count > tokens) {
                    return true;
                }
            }
        } catch (JacksonException e) {
            return false;
        }
        return false;
    }
}
