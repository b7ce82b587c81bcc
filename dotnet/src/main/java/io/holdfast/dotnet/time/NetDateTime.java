package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DateTime}. Equal to one with the same ticks, whatever their kinds.
 *
 * @param ticks of 100 nanoseconds since the year 1
 */
public record NetDateTime(long ticks, DateTimeKind kind) implements Comparable<NetDateTime> {

    public static final long MOST = 3_155_378_975_999_999_999L;
    public static final long EPOCH = 621_355_968_000_000_000L;
    public static final NetDateTime MIN = new NetDateTime(0, DateTimeKind.Unspecified);
    public static final NetDateTime MAX = new NetDateTime(MOST, DateTimeKind.Unspecified);

    private static final long DAYS_TO_EPOCH = EPOCH / NetTimeSpan.DAY;
    private static final int MOST_YEAR = 9999;
    private static final int MONTHS = 12;
    private static final int PER_NANO = 100;

    public static NetDateTime utcNow() {
        return of(Instant.now());
    }

    /** In UTC. */
    public static NetDateTime of(Instant instant) {
        long ticks = EPOCH + instant.getEpochSecond() * NetTimeSpan.SECOND + instant.getNano() / PER_NANO;
        return new NetDateTime(ticks, DateTimeKind.Utc);
    }

    /** The instant, if it is one of UTC: what is local is so here. */
    public Instant toInstant() {
        long since = ticks - EPOCH;
        return Instant.ofEpochSecond(
                Math.floorDiv(since, NetTimeSpan.SECOND), Math.floorMod(since, NetTimeSpan.SECOND) * PER_NANO);
    }

    /** @throws NetException if there is no such day */
    public static NetDateTime ofDate(int year, int month, int day) {
        if (year < 1 || year > MOST_YEAR || month < 1 || month > MONTHS || day < 1 || day > daysInMonth(year, month)) {
            throw NetException.argumentOutOfRangeAlone(
                    "Year, Month, and Day parameters describe an un-representable DateTime.");
        }
        return new NetDateTime(
                (LocalDate.of(year, month, day).toEpochDay() + DAYS_TO_EPOCH) * NetTimeSpan.DAY,
                DateTimeKind.Unspecified);
    }

    /** @throws NetException if there is no such time */
    public static long timeTicks(int hour, int minute, int second) {
        if (hour < 0 || hour >= 24 || minute < 0 || minute >= 60 || second < 0 || second >= 60) {
            throw NetException.argumentOutOfRangeAlone(
                    "Hour, Minute, and Second parameters describe an un-representable DateTime.");
        }
        return hour * NetTimeSpan.HOUR + minute * NetTimeSpan.MINUTE + second * NetTimeSpan.SECOND;
    }

    /** @throws NetException if there is no such month */
    public static int daysInMonth(int year, int month) {
        if (month < 1 || month > MONTHS) {
            throw NetException.argumentOutOfRange("Month must be between one and twelve.", "month");
        }
        checkYear(year);
        return YearMonth.of(year, month).lengthOfMonth();
    }

    static void checkYear(int year) {
        if (year < 1 || year > MOST_YEAR) {
            throw NetException.argumentOutOfRange("Year must be between 1 and 9999.", "year");
        }
    }

    public LocalDate date() {
        return LocalDate.ofEpochDay(ticks / NetTimeSpan.DAY - DAYS_TO_EPOCH);
    }

    public DayOfWeek dayOfWeek() {
        return DayOfWeek.of((int) ((ticks / NetTimeSpan.DAY + 1) % 7));
    }

    /** Ticks since midnight. */
    public long timeOfDay() {
        return ticks % NetTimeSpan.DAY;
    }

    public NetDateTime as(DateTimeKind other) {
        return new NetDateTime(ticks, other);
    }

    /** @throws NetException if it is out of range */
    public NetDateTime plus(long more) {
        long sum = ticks + more;
        if (sum < 0 || sum > MOST || (more > 0 && sum < ticks)) {
            throw NetException.argumentOutOfRange(
                    "The added or subtracted value results in an un-representable DateTime.", "value");
        }
        return new NetDateTime(sum, kind);
    }

    /** So many units, to the millisecond. @throws NetException if it is out of range */
    public NetDateTime plus(double value, long unit) {
        double millis = value * ((double) unit / NetTimeSpan.MILLISECOND) + (value >= 0 ? 0.5 : -0.5);
        double most = (double) MOST / NetTimeSpan.MILLISECOND;
        if (!(millis > -most && millis < most)) {
            throw NetException.argumentOutOfRange("Value to add was out of range.", "value");
        }
        return plus(((long) millis) * NetTimeSpan.MILLISECOND);
    }

    /** @throws NetException if it is out of range */
    public NetDateTime plusMonths(int months) {
        if (months < -120_000 || months > 120_000) {
            throw NetException.argumentOutOfRange("Months value must be between +/-120000.", "months");
        }
        LocalDate moved = date().plusMonths(months);
        if (moved.getYear() < 1 || moved.getYear() > MOST_YEAR) {
            throw NetException.argumentOutOfRange(
                    "The added or subtracted value results in an un-representable DateTime.", "months");
        }
        return ofDate(moved.getYear(), moved.getMonthValue(), moved.getDayOfMonth())
                .plus(timeOfDay())
                .as(kind);
    }

    @Override
    public int compareTo(NetDateTime other) {
        return Long.compare(ticks, other.ticks);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetDateTime time && time.ticks == ticks;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(ticks);
    }
}
