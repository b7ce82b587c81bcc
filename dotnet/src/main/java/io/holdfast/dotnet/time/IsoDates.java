package io.holdfast.dotnet.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates as JSON and XML have them: {@code 2024-01-31T10:11:12.5Z}, the fraction as long as it must be. */
public final class IsoDates {

    private static final int SHORTEST = 19;
    private static final int LONGEST = 40;
    private static final int FRACTION = 7;
    private static final int MIDNIGHT = 24;
    private static final int SIXTY = 60;

    private final String text;
    private int at;
    private boolean zoned;
    private boolean utc;
    private long offset;

    private IsoDates(String text) {
        this.text = text;
    }

    public static String text(NetDateTime time) {
        return clock(time.ticks())
                + switch (time.kind()) {
                    case Utc -> "Z";
                    case Local -> "+00:00";
                    case Unspecified -> "";
                };
    }

    public static String text(NetDateTimeOffset time) {
        long minutes = time.offset().ticks() / NetTimeSpan.MINUTE;
        long size = Math.abs(minutes);
        return clock(time.clock().ticks()) + (minutes < 0 ? '-' : '+') + two(size / SIXTY) + ":" + two(size % SIXTY);
    }

    private static String clock(long ticks) {
        LocalDate date = new NetDateTime(ticks, DateTimeKind.Unspecified).date();
        long day = ticks % NetTimeSpan.DAY;
        long fraction = day % NetTimeSpan.SECOND;
        String year = Integer.toString(date.getYear());
        String digits =
                Long.toString(NetTimeSpan.SECOND + fraction).substring(1).replaceFirst("0+$", "");
        return "0".repeat(4 - year.length()) + year + "-" + two(date.getMonthValue()) + "-" + two(date.getDayOfMonth())
                + "T" + two(day / NetTimeSpan.HOUR) + ":" + two(day / NetTimeSpan.MINUTE % SIXTY) + ":"
                + two(day / NetTimeSpan.SECOND % SIXTY) + (digits.isEmpty() ? "" : "." + digits);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** The date that a text is, where it is one in every character; what names an offset becomes local, which is UTC. */
    public static @Nullable NetDateTime dateTime(String text) {
        IsoDates read = new IsoDates(text);
        Long ticks = read.ticks();
        if (ticks == null) {
            return null;
        }
        if (!read.zoned) {
            return new NetDateTime(ticks, read.utc ? DateTimeKind.Utc : DateTimeKind.Unspecified);
        }
        long moved = Math.min(Math.max(ticks - read.offset, 0), NetDateTime.MOST);
        return new NetDateTime(moved, DateTimeKind.Local);
    }

    /** The same with its offset. */
    public static @Nullable NetDateTimeOffset dateTimeOffset(String text) {
        IsoDates read = new IsoDates(text);
        Long ticks = read.ticks();
        boolean inRange = ticks != null
                && Math.abs(read.offset) <= 14 * NetTimeSpan.HOUR
                && ticks - read.offset >= 0
                && ticks - read.offset <= NetDateTime.MOST;
        return ticks == null || !inRange
                ? null
                : NetDateTimeOffset.of(new NetDateTime(ticks, DateTimeKind.Unspecified), new NetTimeSpan(read.offset));
    }

    private @Nullable Long ticks() {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(10) != 'T') {
            return null;
        }
        int year = digits(4);
        boolean dashed = skip('-');
        int month = digits(2);
        dashed &= skip('-');
        int day = digits(2);
        if (!dashed || year < 1 || month < 1 || month > 12 || day < 1 || day > NetDateTime.daysInMonth(year, month)) {
            return null;
        }
        at++;
        long time = time();
        if (time < 0 || !zone() || at != text.length()) {
            return null;
        }
        long ticks = NetDateTime.ofDate(year, month, day).ticks() + time;
        return ticks > NetDateTime.MOST ? null : ticks;
    }

    private long time() {
        int hour = digits(2);
        boolean colons = skip(':');
        int minute = digits(2);
        colons &= skip(':');
        int second = digits(2);
        boolean midnight = hour == MIDNIGHT && minute == 0 && second == 0;
        if (!colons
                || hour < 0
                || (hour >= MIDNIGHT && !midnight)
                || minute < 0
                || minute >= SIXTY
                || second < 0
                || second >= SIXTY) {
            return -1;
        }
        long fraction = fraction();
        return fraction < 0 || (midnight && fraction > 0)
                ? -1
                : hour * NetTimeSpan.HOUR + minute * NetTimeSpan.MINUTE + second * NetTimeSpan.SECOND + fraction;
    }

    private long fraction() {
        if (!skip('.')) {
            return 0;
        }
        long fraction = 0;
        int digits = 0;
        for (; digits < FRACTION && isDigit(); digits++, at++) {
            fraction = fraction * 10 + (text.charAt(at) - '0');
        }
        for (int i = digits; i < FRACTION; i++) {
            fraction *= 10;
        }
        return digits == 0 ? -1 : fraction;
    }

    private boolean zone() {
        if (at == text.length()) {
            return true;
        }
        char c = text.charAt(at++);
        if (c == 'Z' || c == 'z') {
            utc = true;
            return true;
        }
        zoned = true;
        int hours = digits(2);
        skip(':');
        int minutes = at == text.length() ? 0 : digits(2);
        offset = (hours * NetTimeSpan.HOUR + minutes * NetTimeSpan.MINUTE) * (c == '-' ? -1 : 1);
        return (c == '-' || c == '+') && hours >= 0 && minutes >= 0;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    /** The number of so many digits; -1 if there are not so many. */
    private int digits(int count) {
        int number = 0;
        for (int i = 0; i < count; i++, at++) {
            if (!isDigit()) {
                return -1;
            }
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }
}
