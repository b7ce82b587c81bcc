package io.holdfast.usage.quota;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts time into periods of one length, beginning with the first. Months and years are those of the calendar, in UTC; a month that is too
 * short for the day of the first period begins its period on its last day.
 */
public final class QuotaRenewal {

    /** As in XML Schema: days may stand beside months, hours beside days. */
    private static final Pattern ISO =
            Pattern.compile("P(?=.)((?:\\d{1,9}Y)?(?:\\d{1,9}M)?)((?:\\d{1,9}D)?(?:T(?=.).{1,40})?)");

    private static final long MOST_MONTHS = 12_000;
    private static final long MOST_SECONDS = 1000L * 366 * 86_400;

    private final OffsetDateTime first;
    private final int months;
    private final Duration rest;
    private final String text;

    private QuotaRenewal(Instant first, int months, Duration rest) {
        this.first = first.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        this.months = months;
        this.rest = rest;
        this.text = text(months, rest);
    }

    /**
     * @param length seconds, or a duration of ISO 8601 such as {@code P1M} or {@code P7DT12H}; 0 for one period that never ends
     * @param first when the first one begins
     * @throws IllegalArgumentException if the length is none, or longer than a thousand years
     */
    public static QuotaRenewal of(String length, Instant first) {
        try {
            if (length.matches("\\d{1,12}")) {
                return bounded(first, 0, Duration.ofSeconds(Long.parseLong(length)));
            }
            Matcher iso = ISO.matcher(length);
            if (iso.matches()) {
                Period calendar = iso.group(1).isEmpty() ? Period.ZERO : Period.parse("P" + iso.group(1));
                Duration rest = iso.group(2).isEmpty() ? Duration.ZERO : Duration.parse("P" + iso.group(2));
                return bounded(first, calendar.toTotalMonths(), rest);
            }
        } catch (DateTimeException | ArithmeticException e) {
            // said below
        }
        throw new IllegalArgumentException("neither seconds nor a duration of ISO 8601");
    }

    private static QuotaRenewal bounded(Instant first, long months, Duration rest) {
        if (months > MOST_MONTHS || rest.isNegative() || rest.toSeconds() > MOST_SECONDS) {
            throw new ArithmeticException("too long");
        }
        return new QuotaRenewal(first, (int) months, rest);
    }

    /** Whether there is one period only. */
    public boolean isForever() {
        return months == 0 && rest.isZero();
    }

    /** At least how long a period is, in seconds; 0 for one that never ends. */
    public long leastSeconds() {
        return 28L * 86_400 * months + rest.toSeconds();
    }

    /** @param now in milliseconds since 1970 */
    public QuotaPeriod at(long now) {
        if (isForever()) {
            return new QuotaPeriod("0_" + text, start(0), QuotaPeriod.NEVER);
        }
        long index =
                Math.floorDiv(now - start(0), leastSeconds() * 1000 + (months == 0 ? 0 : 3L * 86_400_000 * months));
        while (start(index) > now) {
            index--;
        }
        while (start(index + 1) <= now) {
            index++;
        }
        return new QuotaPeriod(index + "_" + text, start(index), start(index + 1));
    }

    private long start(long index) {
        return first.plusMonths(index * months)
                .plus(rest.multipliedBy(index))
                .toInstant()
                .toEpochMilli();
    }

    /** As .NET writes it: {@code P1Y2M3DT4H5M6S}. */
    private static String text(int months, Duration rest) {
        var text = new StringBuilder("P");
        append(text, months / 12, 'Y');
        append(text, months % 12, 'M');
        append(text, rest.toDays(), 'D');
        var time = new StringBuilder();
        append(time, rest.toHoursPart(), 'H');
        append(time, rest.toMinutesPart(), 'M');
        append(time, rest.toSecondsPart(), 'S');
        if (!time.isEmpty()) {
            text.append('T').append(time);
        }
        return text.length() == 1 ? "P0D" : text.toString();
    }

    private static void append(StringBuilder text, long number, char unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}
