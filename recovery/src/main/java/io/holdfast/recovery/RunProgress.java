package io.holdfast.recovery;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a run is.
 *
 * @param records how many resources it has read or written so far
 * @param total how many there will be; 0 until that is known
 * @param perSecond resources a second since the first; 0 until that is known
 * @param phase what it does at the moment
 */
public record RunProgress(long records, long total, double perSecond, Phase phase) {

    /** What a run does, in this order. */
    public enum Phase {
        STARTING,
        COPYING,
        /** All resources are there; what follows has no count. */
        CHECKING,
        /** It cannot be cancelled any more. */
        ENDING;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Phase of(String word) {
            return Arrays.stream(values())
                    .filter(phase -> phase.word().equals(word))
                    .findFirst()
                    .orElse(STARTING);
        }
    }

    /** Of a run of which nothing is known. */
    public static final RunProgress NONE = new RunProgress(0, 0);

    public RunProgress(long records, long total) {
        this(records, total, 0, Phase.STARTING);
    }

    /** How much of it is done, from 0 to 100; 0 while that cannot be known. */
    public int percent() {
        return total <= 0 ? 0 : (int) Math.min(100, records * 100 / total);
    }

    /** How long the copying will still take at this rate, in seconds; null while that cannot be known. */
    public @Nullable Double secondsLeft() {
        if (perSecond <= 0 || total <= 0) {
            return null;
        }
        return Math.round(Math.max(0, total - records) / perSecond * 10) / 10.0;
    }

    String json() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("records", records)
                .put("total", total)
                .put("perSecond", perSecond)
                .put("phase", phase.word())
                .toString();
    }

    /** {@link #NONE} if it cannot be understood: another version may have written it. */
    static RunProgress parse(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        try {
            JsonNode read = JsonMapper.shared().readTree(json);
            return new RunProgress(
                    read.path("records").asLong(0),
                    read.path("total").asLong(0),
                    read.path("perSecond").asDouble(0),
                    Phase.of(read.path("phase").asString("")));
        } catch (JacksonException e) {
            return NONE;
        }
    }
}
