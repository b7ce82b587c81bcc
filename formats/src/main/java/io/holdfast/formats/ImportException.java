package io.holdfast.formats;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A description that cannot be imported; the message says why. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportException(String message) {
        super(message, null, false, false);
    }

    /** What a parser said, as a part of a sentence: in one line, without control characters and its full stop. */
    static String oneLine(@Nullable String message) {
        String line = Objects.requireNonNullElse(message, "")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
