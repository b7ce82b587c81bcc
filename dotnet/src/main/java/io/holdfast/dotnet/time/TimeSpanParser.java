package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads TimeSpans: {@code [-][d.]hh:mm[:ss[.fffffff]]}, {@code [-]d}, {@code [-]d:hh:mm:ss}. */
public final class TimeSpanParser {

    private static final int MOST_DAYS = 10_675_199;
    private static final Pattern DAYS = Pattern.compile("(-?)([0-9]{1,8})");
    private static final Pattern TIME =
            Pattern.compile("(-?)(?:([0-9]{1,8})\\.)?([0-9]{1,8}):([0-9]{1,2})(?::([0-9]{1,2})(?:\\.([0-9]{1,20}))?)?");
    private static final Pattern COLONS =
            Pattern.compile("(-?)([0-9]{1,8}):([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\\.([0-9]{1,20}))?");

    private TimeSpanParser() {}

    /** @throws NetException if it is none */
    public static NetTimeSpan parse(@Nullable String text) {
        if (text == null) {
            throw NetException.argumentNull("s");
        }
        String trimmed = text.strip();
        Matcher days = DAYS.matcher(trimmed);
        if (days.matches()) {
            return span(text, days.group(1), days.group(2), "0", "0", "0", null);
        }
        Matcher colons = COLONS.matcher(trimmed);
        if (colons.matches()) {
            return span(
                    text,
                    colons.group(1),
                    colons.group(2),
                    colons.group(3),
                    colons.group(4),
                    colons.group(5),
                    colons.group(6));
        }
        Matcher time = TIME.matcher(trimmed);
        if (!time.matches()) {
            throw bad(text);
        }
        if (time.group(2) == null && time.group(5) != null && time.group(6) == null && number(time.group(3)) > 23) {
            // Three numbers whose first is too big for hours are days, hours and minutes.
            return span(text, time.group(1), time.group(3), time.group(4), time.group(5), "0", null);
        }
        return span(text, time.group(1), time.group(2), time.group(3), time.group(4), time.group(5), time.group(6));
    }

    private static NetException bad(String text) {
        return NetException.format("String '" + text + "' was not recognized as a valid TimeSpan.");
    }

    private static NetTimeSpan span(
            String text,
            @Nullable String sign,
            @Nullable String days,
            @Nullable String hours,
            @Nullable String minutes,
            @Nullable String seconds,
            @Nullable String fraction) {
        long d = number(days);
        long h = number(hours);
        long m = number(minutes);
        long s = number(seconds);
        long ticks = d * NetTimeSpan.DAY + h * NetTimeSpan.HOUR + m * NetTimeSpan.MINUTE + s * NetTimeSpan.SECOND;
        if (d > MOST_DAYS || h > 23 || m > 59 || s > 59 || ticks < 0 || (fraction != null && fraction.length() > 7)) {
            throw NetException.overflow("The TimeSpan string '" + text
                    + "' could not be parsed because at least one of the numeric components is out of range or contains"
                    + " too many digits.");
        }
        if (fraction != null) {
            ticks += Long.parseLong((fraction + "000000").substring(0, 7));
        }
        return new NetTimeSpan("-".equals(sign) ? -ticks : ticks);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
