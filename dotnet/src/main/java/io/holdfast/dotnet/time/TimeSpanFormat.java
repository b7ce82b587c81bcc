package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** TimeSpan as texts: {@code c g G} and custom formats; read by {@link TimeSpanParser}. */
public final class TimeSpanFormat {

    private static final String BAD = "Input string was not in a correct format.";
    private static final int FRACTION = 7;

    private TimeSpanFormat() {}

    /** {@code [-][d.]hh:mm:ss[.fffffff]}. */
    static String constant(NetTimeSpan span) {
        Parts parts = Parts.of(span);
        String fraction = parts.fraction == 0 ? "" : "." + digits(parts.fraction, FRACTION);
        return (span.ticks() < 0 ? "-" : "") + (parts.days == 0 ? "" : parts.days + ".") + digits(parts.hours, 2) + ":"
                + digits(parts.minutes, 2) + ":" + digits(parts.seconds, 2) + fraction;
    }

    /** Of the absolute value. */
    private record Parts(long days, long hours, long minutes, long seconds, long fraction) {
        static Parts of(NetTimeSpan span) {
            BigInteger all = BigInteger.valueOf(span.ticks()).abs();
            long ticks = all.mod(BigInteger.valueOf(NetTimeSpan.DAY)).longValue();
            return new Parts(
                    all.divide(BigInteger.valueOf(NetTimeSpan.DAY)).longValue(),
                    ticks / NetTimeSpan.HOUR,
                    ticks / NetTimeSpan.MINUTE % 60,
                    ticks / NetTimeSpan.SECOND % 60,
                    ticks % NetTimeSpan.SECOND);
        }
    }

    private static String digits(long number, int least) {
        return String.format(Locale.ROOT, "%0" + least + "d", number);
    }

    /** @throws NetException if the format is none */
    public static String format(NetTimeSpan span, @Nullable String format) {
        if (format == null || format.isEmpty()) {
            return constant(span);
        }
        if (format.length() > 1) {
            return custom(Parts.of(span), format);
        }
        return switch (format) {
            case "c", "t", "T" -> constant(span);
            case "g" -> general(span, Parts.of(span));
            case "G" -> {
                Parts parts = Parts.of(span);
                yield (span.ticks() < 0 ? "-" : "") + parts.days + ":" + digits(parts.hours, 2) + ":"
                        + digits(parts.minutes, 2) + ":" + digits(parts.seconds, 2) + "."
                        + digits(parts.fraction, FRACTION);
            }
            default -> throw NetException.format(BAD);
        };
    }

    private static String general(NetTimeSpan span, Parts parts) {
        String fraction = parts.fraction == 0
                ? ""
                : "." + digits(parts.fraction, FRACTION).replaceFirst("0+$", "");
        return (span.ticks() < 0 ? "-" : "") + (parts.days == 0 ? "" : parts.days + ":") + parts.hours + ":"
                + digits(parts.minutes, 2) + ":" + digits(parts.seconds, 2) + fraction;
    }

    private static String custom(Parts parts, String format) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            int end = at + 1;
            switch (c) {
                case 'd', 'h', 'm', 's', 'f', 'F' -> {
                    while (end < format.length() && format.charAt(end) == c) {
                        end++;
                    }
                    field(parts, c, end - at, text);
                }
                case '\'', '"' -> {
                    int close = format.indexOf(c, at + 1);
                    check(close > 0);
                    text.append(format, at + 1, close);
                    end = close + 1;
                }
                case '%' -> {
                    check(end < format.length() && format.charAt(end) != '%');
                    field(parts, format.charAt(end), 1, text);
                    end++;
                }
                case '\\' -> {
                    check(end < format.length());
                    text.append(format.charAt(end));
                    end++;
                }
                default -> throw NetException.format(BAD);
            }
            at = end;
        }
        return text.toString();
    }

    private static void check(boolean valid) {
        if (!valid) {
            throw NetException.format(BAD);
        }
    }

    private static void field(Parts parts, char c, int count, StringBuilder text) {
        check(count <= (c == 'd' ? 8 : "fF".indexOf(c) >= 0 ? FRACTION : 2));
        switch (c) {
            case 'd' -> text.append(digits(parts.days, count));
            case 'h' -> text.append(digits(parts.hours, count));
            case 'm' -> text.append(digits(parts.minutes, count));
            case 's' -> text.append(digits(parts.seconds, count));
            case 'f' -> text.append(digits(parts.fraction, FRACTION), 0, count);
            case 'F' ->
                text.append(digits(parts.fraction, FRACTION).substring(0, count).replaceFirst("0+$", ""));
            default -> throw NetException.format(BAD);
        }
    }
}
