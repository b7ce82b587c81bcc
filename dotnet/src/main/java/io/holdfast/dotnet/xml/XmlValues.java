package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.time.IsoDates;
import io.holdfast.dotnet.time.NetDateTime;
import io.holdfast.dotnet.time.NetDateTimeOffset;
import io.holdfast.dotnet.time.NetTimeSpan;
import java.math.BigDecimal;

/** Values as the text of elements and attributes. */
final class XmlValues {

    private static final int HOURS = 24;
    private static final int SIXTY = 60;

    private XmlValues() {}

    static String text(Work work, Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag ? "true" : "false";
            case Double real -> real(real, Numbers.text(real));
            case Float real -> real(real, Numbers.text(real));
            case BigDecimal exact -> exact.toPlainString();
            case NetDateTime time -> IsoDates.text(time);
            case NetDateTimeOffset time -> IsoDates.text(time);
            case NetTimeSpan span -> duration(span.ticks());
            case XObject object -> throw NetException.argument("An XObject cannot be used as a value.");
            default -> Values.toString(work, value);
        };
    }

    /** {@code P1DT2H3M4.5S}. */
    private static String duration(long ticks) {
        long size = Math.abs(ticks);
        long days = size / NetTimeSpan.DAY;
        long hours = size / NetTimeSpan.HOUR % HOURS;
        long minutes = size / NetTimeSpan.MINUTE % SIXTY;
        long seconds = size % NetTimeSpan.MINUTE;
        var text = new StringBuilder(ticks < 0 ? "-P" : "P");
        text.append(days > 0 ? days + "D" : "");
        if (size % NetTimeSpan.DAY > 0 || days == 0) {
            text.append('T').append(hours > 0 ? hours + "H" : "").append(minutes > 0 ? minutes + "M" : "");
            if (seconds > 0 || (hours == 0 && minutes == 0)) {
                BigDecimal exact = BigDecimal.valueOf(seconds, 7).stripTrailingZeros();
                text.append(seconds == 0 ? "0" : exact.toPlainString()).append('S');
            }
        }
        return text.toString();
    }

    private static String real(double value, String text) {
        return Double.isInfinite(value) ? (value > 0 ? "INF" : "-INF") : text;
    }
}
