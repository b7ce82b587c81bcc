package io.holdfast.dotnet.json;

import io.holdfast.dotnet.time.DateTimeKind;
import io.holdfast.dotnet.time.IsoDates;
import io.holdfast.dotnet.time.NetDateTime;
import io.holdfast.dotnet.time.NetDateTimeOffset;
import io.holdfast.dotnet.time.NetTimeSpan;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates in texts, as Newtonsoft finds them: ISO 8601 with a time, and {@code /Date(1198908717056+0100)/}. */
final class JsonDates {

    private static final Pattern MICROSOFT = Pattern.compile("/Date\\((-?[0-9]{1,15})([+-][0-9]{4})?\\)/");
    private static final int HUNDRED = 100;

    private JsonDates() {}

    /** Null if the text is none. */
    static @Nullable Object read(String text, DateParseHandling dates) {
        if (dates == DateParseHandling.None || text.isEmpty()) {
            return null;
        }
        if (text.charAt(0) == '/') {
            return microsoft(text, dates);
        }
        return dates == DateParseHandling.DateTime ? IsoDates.dateTime(text) : IsoDates.dateTimeOffset(text);
    }

    private static @Nullable Object microsoft(String text, DateParseHandling dates) {
        Matcher found = MICROSOFT.matcher(text);
        if (!found.matches()) {
            return null;
        }
        long ticks = NetDateTime.EPOCH + Long.parseLong(found.group(1)) * NetTimeSpan.MILLISECOND;
        if (ticks < 0 || ticks > NetDateTime.MOST) {
            return null;
        }
        String offset = found.group(2);
        if (dates == DateParseHandling.DateTime) {
            return new NetDateTime(ticks, offset == null ? DateTimeKind.Utc : DateTimeKind.Local);
        }
        int zone = offset == null ? 0 : Integer.parseInt(offset);
        var span = new NetTimeSpan(zone / HUNDRED * NetTimeSpan.HOUR + zone % HUNDRED * NetTimeSpan.MINUTE);
        return NetDateTimeOffset.of(new NetDateTime(ticks + span.ticks(), DateTimeKind.Unspecified), span);
    }
}
