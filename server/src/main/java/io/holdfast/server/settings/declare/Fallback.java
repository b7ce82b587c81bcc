package io.holdfast.server.settings.declare;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a setting is when nobody set it.
 *
 * @param value from the values of other settings; null where it must be set
 * @param words what the documentation says of it; Markdown
 */
public record Fallback<T>(@Nullable Function<Values, T> value, String words) {

    /** Whether there is none. */
    public boolean isMissing() {
        return value == null;
    }
}
