package io.holdfast.recovery.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Which backups of a policy are kept; one that any rule keeps is kept. Without any rule all are.
 *
 * @param keepLast so many, the newest; up to {@link #MOST}, as the others
 * @param keepHourly the newest of each of so many hours that have one; likewise days, weeks (from Monday) and months
 * @param keepWithin an ISO 8601 duration such as {@code P30D} or {@code PT36H}: all that are younger
 */
public record RetentionRules(
        int keepLast, int keepHourly, int keepDaily, int keepWeekly, int keepMonthly, Optional<String> keepWithin) {

    /** All are kept. */
    public static final RetentionRules NONE = new RetentionRules(0, 0, 0, 0, 0, Optional.empty());

    /** The largest number that a rule can have. */
    public static final int MOST = 10_000;

    private static final int MOST_YEARS = 1_000;

    public RetentionRules {
        Invalid.unlessWithin("retention.keepLast", keepLast, 0, MOST);
        Invalid.unlessWithin("retention.keepHourly", keepHourly, 0, MOST);
        Invalid.unlessWithin("retention.keepDaily", keepDaily, 0, MOST);
        Invalid.unlessWithin("retention.keepWeekly", keepWeekly, 0, MOST);
        Invalid.unlessWithin("retention.keepMonthly", keepMonthly, 0, MOST);
        keepWithin.ifPresent(text -> before(text, Instant.parse("2026-01-01T00:00:00Z"), ZoneId.of("UTC")));
    }

    boolean keepAll() {
        return equals(NONE);
    }

    /** What was made after this is kept by {@code keepWithin}; with nothing to keep, the end of time. */
    Instant youngerThan(Instant now, ZoneId zone) {
        return keepWithin.map(text -> before(text, now, zone)).orElse(Instant.MAX);
    }

    private static Instant before(String text, Instant now, ZoneId zone) {
        try {
            int time = text.indexOf('T');
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time));
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            ZonedDateTime limit = now.atZone(zone).minus(days).minus(hours);
            if (!days.isNegative()
                    && !hours.isNegative()
                    && limit.isAfter(now.atZone(zone).minusYears(MOST_YEARS))) {
                return limit.toInstant();
            }
        } catch (DateTimeException | ArithmeticException e) {
            // answered below, like a negative one
        }
        throw Invalid.policy("retention.keepWithin", "must be an ISO 8601 duration such as P30D or PT36H");
    }
}
