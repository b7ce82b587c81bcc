package io.holdfast.recovery;

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
 * @param phase what it does at the moment: {@code starting}, {@code copying}, {@code checking}, {@code ending}
 */
public record Progress(long records, long total, double perSecond, String phase) {

    static final String STARTING = "starting";
    static final String COPYING = "copying";
    static final String CHECKING = "checking";
    static final String ENDING = "ending";

    /** Of a run of which nothing is known. */
    public static final Progress NONE = new Progress(0, 0);

    public Progress(long records, long total) {
        this(records, total, 0, STARTING);
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
                .put("phase", phase)
                .toString();
    }

    /** {@link #NONE} if it cannot be understood: another version may have written it. */
    static Progress parse(@Nullable String json) {
        if (json == null) {
            return NONE;
        }
        try {
            JsonNode read = JsonMapper.shared().readTree(json);
            return new Progress(
                    read.path("records").asLong(0),
                    read.path("total").asLong(0),
                    read.path("perSecond").asDouble(0),
                    read.path("phase").asString(STARTING));
        } catch (JacksonException e) {
            return NONE;
        }
    }
}
