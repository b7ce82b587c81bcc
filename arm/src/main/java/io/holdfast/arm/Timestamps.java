package io.holdfast.arm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as ARM writes them. */
public final class Timestamps {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** @param millis since 1970 */
    public static String of(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }
}
