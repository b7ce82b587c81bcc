package io.holdfast.dotnet.json;

import org.jspecify.annotations.Nullable;

/** Dates in texts, as Newtonsoft finds them. */
final class JsonDates {

    private JsonDates() {}

    /** Null if the text is none. */
    static @Nullable Object read(String text, DateParseHandling dates) {
        return null;
    }
}
