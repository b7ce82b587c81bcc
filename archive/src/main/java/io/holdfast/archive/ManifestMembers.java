package io.holdfast.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a manifest strictly: one object, no member twice, every member of its own type and in its bounds. */
final class ManifestMembers {

    private static final int MAX_TEXT = 4096;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(ArchiveFormat.MAX_MANIFEST_DEPTH)
                            .maxTokenCount(ArchiveFormat.MAX_MANIFEST_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ManifestMembers() {}

    static JsonNode parse(String text) throws ArchiveException {
        try {
            JsonNode root = STRICT.readTree(text);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw new ArchiveException(
                    "the archive is damaged: its manifest is not JSON, has a member twice, or is deeper or longer than any"
                            + " can be",
                    e);
        }
        throw new ArchiveException("the archive is damaged: its manifest is no JSON object");
    }

    /** A text that may stand in a message as it is. */
    static String word(JsonNode object, String member) throws ArchiveException {
        String text = text(object, member);
        if (!MessageText.of(text).equals(text)) {
            throw unfit(member);
        }
        return text;
    }

    /** A list of words; empty if it is not there, as in archives of the first writers. */
    static List<String> words(JsonNode object, String member) throws ArchiveException {
        JsonNode array = object.path(member);
        if (!array.isMissingNode() && !array.isArray()) {
            throw unfit(member);
        }
        var words = new ArrayList<String>();
        for (JsonNode word : array) {
            if (!word.isString() || !MessageText.of(word.stringValue()).equals(word.stringValue())) {
                throw unfit(member);
            }
            words.add(word.stringValue());
        }
        return List.copyOf(words);
    }

    /** Numbers by words; empty if it is not there, likewise. */
    static Map<String, Long> counts(JsonNode object, String member) throws ArchiveException {
        JsonNode numbers = object.path(member);
        if (!numbers.isMissingNode() && !numbers.isObject()) {
            throw unfit(member);
        }
        var counts = new TreeMap<String, Long>();
        for (var number : numbers.properties()) {
            if (!MessageText.of(number.getKey()).equals(number.getKey())) {
                throw unfit(member);
            }
            counts.put(number.getKey(), count(numbers, number.getKey()));
        }
        return Map.copyOf(counts);
    }

    static String text(JsonNode object, String member) throws ArchiveException {
        JsonNode value = object.path(member);
        if (!value.isString() || value.stringValue().length() > MAX_TEXT) {
            throw unfit(member);
        }
        return value.stringValue();
    }

    /** A number from 0 to that of {@link Long#MAX_VALUE}. */
    static long count(JsonNode object, String member) throws ArchiveException {
        JsonNode value = object.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw unfit(member);
        }
        return value.longValue();
    }

    static Instant time(JsonNode object, String member) throws ArchiveException {
        try {
            Instant time = Instant.parse(text(object, member));
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw (ArchiveException) unfit(member).initCause(e);
        }
        throw unfit(member);
    }

    static ArchiveException unfit(String member) {
        return new ArchiveException("the archive is damaged: the member '" + member
                + "' of its manifest is missing or of a wrong type, or its value cannot be");
    }
}
