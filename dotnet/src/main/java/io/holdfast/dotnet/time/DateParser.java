package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dates as {@code Parse} does in the invariant culture: month before day where numbers alone tell. */
public final class DateParser {

    private static final int SHORT = 3;
    private static final int TWO_DIGIT_YEAR_MOST = 49;

    private final String text;
    private int at;

    private final List<String> numbers = new ArrayList<>();
    private int month;
    private @Nullable DayOfWeek weekday;
    private long time = -1;
    private int afternoon = -1;
    private @Nullable Long offset;

    private DateParser(String text) {
        this.text = text;
    }

    /**
     * As {@code DateTime.Parse}: what names a zone becomes local, which is UTC.
     *
     * @throws NetException if it is no date
     */
    public static NetDateTime dateTime(@Nullable String text) {
        DateParser read = read(text);
        NetDateTime clock = read.clock();
        Long offset = read.offset;
        try {
            return offset == null ? clock : clock.plus(-offset).as(DateTimeKind.Local);
        } catch (NetException e) {
            throw read.bad();
        }
    }

    /**
     * As {@code DateTimeOffset.Parse}.
     *
     * @throws NetException if it is no date
     */
    public static NetDateTimeOffset dateTimeOffset(@Nullable String text) {
        DateParser read = read(text);
        return NetDateTimeOffset.of(read.clock(), new NetTimeSpan(read.offset == null ? 0 : read.offset));
    }

    private static DateParser read(@Nullable String text) {
        if (text == null) {
            throw NetException.argumentNull("s");
        }
        DateParser parser = new DateParser(text);
        parser.read();
        return parser;
    }

    private NetException bad() {
        return NetException.format("String '" + text + "' was not recognized as a valid DateTime.");
    }

    private void check(boolean valid) {
        if (!valid) {
            throw bad();
        }
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == ',' || c == '\0') {
                at++;
            } else if (isDigit(c)) {
                number();
            } else if (Character.isLetter(c)) {
                word();
            } else if (time >= 0 && (c == '+' || c == '-')) {
                offset(c == '-');
            } else {
                throw bad();
            }
        }
        check(time >= 0 || !numbers.isEmpty() || month > 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private String digits() {
        int start = at;
        while (isDigit(peek())) {
            at++;
        }
        check(at > start && at - start <= 9);
        return text.substring(start, at);
    }

    private void number() {
        String digits = digits();
        if (peek() == ':') {
            time(digits);
            return;
        }
        if (time < 0 && isHourBeforeHalf()) {
            time = Long.parseLong(digits) * NetTimeSpan.HOUR;
            return;
        }
        check(numbers.size() < SHORT);
        numbers.add(digits);
        if ("/-.".indexOf(peek()) >= 0 && peek() != '\0') {
            at++;
            check(isDigit(peek()) || Character.isLetter(peek()));
        }
    }

    /** {@code 3 PM}. */
    private boolean isHourBeforeHalf() {
        String rest = text.substring(at).stripLeading().toUpperCase(Locale.ROOT);
        return rest.startsWith("AM") || rest.startsWith("PM");
    }

    private void time(String hours) {
        check(time < 0 && hours.length() <= 2);
        at++;
        String minutes = digits();
        String seconds = "0";
        String fraction = "";
        if (peek() == ':') {
            at++;
            seconds = digits();
            if (peek() == '.' || peek() == ',') {
                at++;
                int start = at;
                while (isDigit(peek())) {
                    at++;
                }
                fraction = text.substring(start, at);
                check(!fraction.isEmpty());
            }
        }
        check(minutes.length() <= 2 && seconds.length() <= 2);
        int h = Integer.parseInt(hours);
        int m = Integer.parseInt(minutes);
        int s = Integer.parseInt(seconds);
        check(h < 24 && m < 60 && s < 60);
        time = NetDateTime.timeTicks(h, m, s) + fraction(fraction);
    }

    private static long fraction(String digits) {
        if (digits.isEmpty()) {
            return 0;
        }
        long ticks = Long.parseLong((digits + "000000").substring(0, 7));
        return digits.length() > 7 && digits.charAt(7) >= '5' ? ticks + 1 : ticks;
    }

    private void word() {
        int start = at;
        while (Character.isLetter(peek())) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if ((peek() == '-' && named(DateFormat.MONTHS, word) >= 0) || peek() == '.') {
            at++;
        }
        int named = named(DateFormat.MONTHS, word);
        int day = named(DateFormat.DAYS, word);
        if (named >= 0) {
            check(month == 0);
            month = named + 1;
        } else if (day >= 0) {
            weekday = DayOfWeek.of(day);
        } else {
            mark(word);
        }
    }

    private void mark(String word) {
        switch (word) {
            case "am", "a" -> afternoon = 0;
            case "pm", "p" -> afternoon = 1;
            case "z", "gmt", "utc" -> {
                check(time >= 0 || word.equals("z"));
                offset = 0L;
            }
            case "t" -> check(!numbers.isEmpty() && isDigit(peek()));
            default -> throw bad();
        }
    }

    private static int named(List<String> names, String word) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            if (name.equals(word) || name.substring(0, SHORT).equals(word)) {
                return i;
            }
        }
        return -1;
    }

    private void offset(boolean negative) {
        check(offset == null);
        at++;
        String hours = digits();
        int minutes = 0;
        if (hours.length() > 2) {
            check(hours.length() == 4);
            minutes = Integer.parseInt(hours.substring(2));
            hours = hours.substring(0, 2);
        } else if (peek() == ':') {
            at++;
            minutes = Integer.parseInt(digits());
        }
        check(minutes < 60 && Integer.parseInt(hours) <= 14);
        long ticks = Integer.parseInt(hours) * NetTimeSpan.HOUR + minutes * NetTimeSpan.MINUTE;
        offset = negative ? -ticks : ticks;
    }

    private NetDateTime clock() {
        try {
            NetDateTime date = date();
            if (weekday != null && date.dayOfWeek() != weekday) {
                throw NetException.format("String '" + text
                        + "' was not recognized as a valid DateTime because the day of week was incorrect.");
            }
            long ticks = Math.max(time, 0);
            long hours = ticks / NetTimeSpan.HOUR;
            check(afternoon < 0 || (hours <= 12 && time >= 0));
            if (afternoon >= 0 && hours == 12) {
                ticks -= 12 * NetTimeSpan.HOUR;
            }
            return date.plus(ticks + Math.max(afternoon, 0) * (12 * NetTimeSpan.HOUR));
        } catch (NetException e) {
            throw e.type().equals("System.FormatException") ? e : bad();
        }
    }

    private NetDateTime date() {
        NetDateTime today = NetDateTime.utcNow();
        int count = numbers.size();
        if (month > 0) {
            check(count <= 2);
            boolean yearFirst = count == 2 && isYear(0);
            boolean yearAlone = count == 1 && isYear(0);
            int day = count == 0 || yearAlone ? 1 : value(yearFirst ? 1 : 0);
            int year = count == 2
                    ? year(yearFirst ? 0 : 1)
                    : yearAlone ? year(0) : today.date().getYear();
            return NetDateTime.ofDate(year, month, day);
        }
        return switch (count) {
            case 0 -> new NetDateTime(today.ticks() - today.timeOfDay(), DateTimeKind.Unspecified);
            case 2 -> {
                if (isYear(0) || isYear(1)) {
                    yield NetDateTime.ofDate(year(isYear(0) ? 0 : 1), value(isYear(0) ? 1 : 0), 1);
                }
                yield NetDateTime.ofDate(today.date().getYear(), value(0), value(1));
            }
            case SHORT ->
                isYear(0)
                        ? NetDateTime.ofDate(year(0), value(1), value(2))
                        : NetDateTime.ofDate(year(2), value(0), value(1));
            default -> throw bad();
        };
    }

    private int value(int index) {
        return Integer.parseInt(numbers.get(index));
    }

    private boolean isYear(int index) {
        return numbers.get(index).length() >= SHORT;
    }

    private int year(int index) {
        int year = value(index);
        if (numbers.get(index).length() > 2) {
            return year;
        }
        return year <= TWO_DIGIT_YEAR_MOST ? 2000 + year : 1900 + year;
    }
}
