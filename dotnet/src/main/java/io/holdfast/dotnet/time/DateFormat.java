package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format strings of dates in the invariant culture. */
public final class DateFormat {

    static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final int SHORT = 3;
    private static final int FRACTION = 7;
    private static final String BAD = "Input string was not in a correct format.";

    private final NetDateTime time;
    /** Of a DateTimeOffset; null of a DateTime. */
    private final @Nullable NetTimeSpan offset;

    private final StringBuilder text = new StringBuilder();

    private DateFormat(NetDateTime time, @Nullable NetTimeSpan offset) {
        this.time = time;
        this.offset = offset;
    }

    /** @param format null or empty for the usual one */
    public static String format(Work work, NetDateTime time, @Nullable String format) {
        String wanted = format == null || format.isEmpty() ? "G" : format;
        work.charge(16L * wanted.length());
        return new DateFormat(time, null).written(wanted.length() == 1 ? standard(wanted.charAt(0), false) : wanted);
    }

    /** @param format null or empty for the usual one */
    public static String format(Work work, NetDateTimeOffset time, @Nullable String format) {
        if (format == null || format.isEmpty()) {
            return new DateFormat(time.clock(), time.offset()).written("MM/dd/yyyy HH:mm:ss zzz");
        }
        work.charge(16L * format.length());
        if (format.length() > 1) {
            return new DateFormat(time.clock(), time.offset()).written(format);
        }
        boolean inUtc = "rRu".contains(format);
        return new DateFormat(inUtc ? time.utc() : time.clock(), inUtc ? NetTimeSpan.ZERO : time.offset())
                .written(standard(format.charAt(0), true));
    }

    private static String standard(char letter, boolean hasOffset) {
        return switch (letter) {
            case 'd' -> "MM/dd/yyyy";
            case 'D' -> "dddd, dd MMMM yyyy";
            case 'f' -> "dddd, dd MMMM yyyy HH:mm";
            case 'F' -> "dddd, dd MMMM yyyy HH:mm:ss";
            case 'g' -> "MM/dd/yyyy HH:mm";
            case 'G' -> "MM/dd/yyyy HH:mm:ss";
            case 'm', 'M' -> "MMMM dd";
            case 'o', 'O' -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffff" + (hasOffset ? "zzz" : "K");
            case 'r', 'R' -> "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
            case 's' -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
            case 't' -> "HH:mm";
            case 'T' -> "HH:mm:ss";
            case 'u' -> "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
            case 'U' -> {
                if (hasOffset) {
                    throw NetException.format(BAD);
                }
                yield "dddd, dd MMMM yyyy HH:mm:ss";
            }
            case 'y', 'Y' -> "yyyy MMMM";
            default -> throw NetException.format(BAD);
        };
    }

    private String written(String format) {
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            switch (c) {
                case '\'', '"' -> at = quoted(format, at, c);
                case '\\' -> {
                    check(at + 1 < format.length());
                    text.append(format.charAt(at + 1));
                    at += 2;
                }
                case '%' -> {
                    check(at + 1 < format.length() && format.charAt(at + 1) != '%');
                    field(format.charAt(at + 1), 1);
                    at += 2;
                }
                default -> {
                    int end = at + 1;
                    while (end < format.length() && format.charAt(end) == c) {
                        end++;
                    }
                    field(c, end - at);
                    at = end;
                }
            }
        }
        return text.toString();
    }

    private static void check(boolean valid) {
        if (!valid) {
            throw NetException.format(BAD);
        }
    }

    private int quoted(String format, int start, char quote) {
        int at = start + 1;
        while (at < format.length() && format.charAt(at) != quote) {
            if (format.charAt(at) == '\\') {
                at++;
                check(at < format.length());
            }
            text.append(format.charAt(at++));
        }
        if (at >= format.length()) {
            throw NetException.format("Cannot find a matching quote character for the character '" + quote + "'.");
        }
        return at + 1;
    }

    private void field(char c, int count) {
        switch (c) {
            case 'd' -> {
                if (count <= 2) {
                    number(time.date().getDayOfMonth(), count);
                } else {
                    name(time.dayOfWeek().name(), count);
                }
            }
            case 'M' -> {
                if (count <= 2) {
                    number(time.date().getMonthValue(), count);
                } else {
                    name(MONTHS.get(time.date().getMonthValue() - 1), count);
                }
            }
            case 'y' ->
                number(count <= 2 ? time.date().getYear() % 100 : time.date().getYear(), count);
            case 'h' -> number((hour() + 11) % 12 + 1, Math.min(count, 2));
            case 'H' -> number(hour(), Math.min(count, 2));
            case 'm' -> number((int) (time.timeOfDay() / NetTimeSpan.MINUTE % 60), Math.min(count, 2));
            case 's' -> number((int) (time.timeOfDay() / NetTimeSpan.SECOND % 60), Math.min(count, 2));
            case 'f', 'F' -> fraction(count, c == 'F');
            case 't' -> text.append(hour() < 12 ? "AM" : "PM", 0, Math.min(count, 2));
            case 'g' -> text.append("A.D.");
            case 'K' -> {
                for (int i = 0; i < count; i++) {
                    zone();
                }
            }
            case 'z' -> offset(count);
            default -> text.repeat(c, count);
        }
    }

    private int hour() {
        return (int) (time.timeOfDay() / NetTimeSpan.HOUR);
    }

    private void name(String name, int count) {
        text.append(name, 0, count == SHORT ? SHORT : name.length());
    }

    private void number(int number, int least) {
        String digits = Integer.toString(number);
        text.repeat('0', Math.max(0, least - digits.length())).append(digits);
    }

    private void fraction(int count, boolean shorten) {
        if (count > FRACTION) {
            throw NetException.format(BAD);
        }
        String digits = String.format(java.util.Locale.ROOT, "%07d", time.timeOfDay() % NetTimeSpan.SECOND)
                .substring(0, count);
        if (!shorten) {
            text.append(digits);
            return;
        }
        String shortened = digits.replaceFirst("0+$", "");
        int last = text.length() - 1;
        if (shortened.isEmpty() && last >= 0 && text.charAt(last) == '.') {
            text.setLength(last);
        }
        text.append(shortened);
    }

    private void zone() {
        if (offset != null) {
            offset(SHORT);
        } else if (time.kind() == DateTimeKind.Utc) {
            text.append('Z');
        } else if (time.kind() == DateTimeKind.Local) {
            text.append("+00:00");
        }
    }

    private void offset(int count) {
        long ticks = offset == null ? 0 : offset.ticks();
        long minutes = Math.abs(ticks) / NetTimeSpan.MINUTE;
        text.append(ticks < 0 ? '-' : '+');
        number((int) (minutes / 60), Math.min(count, 2));
        if (count >= SHORT) {
            text.append(':');
            number((int) (minutes % 60), 2);
        }
    }
}
