package io.holdfast.model.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that comes from outside. Beside its size the number of its tokens is bounded: a text of empty arrays makes a tree of
 * twenty times its size.
 */
public final class ReceivedJson {

    public static final long MAX_TOKENS = 1_000_000;

    /** How deep a text may be that is counted only; the parser of descriptions goes no deeper. */
    public static final int MAX_LEVELS = 1_000;

    private static final JsonFactory COUNTING = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_LEVELS).build())
            .build();
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

    /**
     * Whether a text has more tokens than that, or more than {@link #MAX_LEVELS} levels. Of one that is not JSON from its beginning to
     * its end, such as YAML, the characters and line breaks that make new parts are counted.
     */
    public static boolean exceeds(long tokens, String text) {
        long count = 0;
        try (JsonParser parser = COUNTING.createParser(ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                if (++count > tokens) {
                    return true;
                }
            }
            return false;
        } catch (StreamConstraintsException e) {
            return true;
        } catch (JacksonException e) {
            return parts(text) > tokens;
        }
    }

    /** Whether a text is JSON from its beginning to its end. */
    public static boolean isJson(String text) {
        try (JsonParser parser = COUNTING.createParser(ObjectReadContext.empty(), text)) {
            while (parser.nextToken() != null) {
                // Only its form is of interest.
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /**
     * Every value of YAML stands behind one of these, or behind the colon of a key that does. Texts of many words have some of them,
     * too: whoever uses this leaves room for that.
     */
    private static long parts(String text) {
        long parts = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean part = switch (text.charAt(i)) {
                case '[', '{', ',', '\n', '\r', '\u0085', '\u2028', '\u2029' -> true;
                case '-', '?' -> i + 1 < text.length() && text.charAt(i + 1) <= ' ';
                default -> false;
            };
            if (part) {
                parts++;
            }
        }
        return parts;
    }
}
