package io.holdfast.recovery.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.holdfast.recovery.RecoveryRefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Times of the five fields of cron in a time zone. What a change of the clocks does to them: a time of day that is left out
 * runs when the clocks have been put forward; one that comes twice runs at its first coming. If the hour is a wildcard,
 * the clocks do not matter: every hour that passes is one.
 */
final class Cron {

    private static final int LONGEST = 100;

    private static final Map<String, String> SHORT_FORMS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private final ExecutionTime times;
    private final boolean everyHour;
    private final ZoneId zone;

    private Cron(ExecutionTime times, boolean everyHour, ZoneId zone) {
        this.times = times;
        this.everyHour = everyHour;
        this.zone = zone;
    }

    /** @throws RecoveryRefusedException naming {@code schedule.cron} or {@code schedule.timeZone} */
    static Cron of(String text, String timeZone) {
        if (text.length() > LONGEST) {
            throw invalid("must have at most " + LONGEST + " characters");
        }
        String trimmed = text.strip();
        String fields = SHORT_FORMS.getOrDefault(trimmed.toLowerCase(Locale.ROOT), trimmed);
        String[] parts = fields.split("\\s+");
        if (parts.length != 5) {
            throw invalid("must have the five fields minute, hour, day of month, month, day of week, or be one of "
                    + String.join(", ", SHORT_FORMS.keySet().stream().sorted().toList()));
        }
        var cron = new Cron(times(fields), parts[1].startsWith("*"), zone(timeZone));
        if (cron.local(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
            throw invalid("names a time that never comes");
        }
        return cron;
    }

    private static ExecutionTime times(String fields) {
        if (fields.matches(".*/0+(\\D.*)?")) {
            throw invalid("has a step of 0");
        }
        try {
            var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
            return ExecutionTime.forCron(parser.parse(fields).validate());
        } catch (IllegalArgumentException e) {
            throw invalid("cannot be read: " + e.getMessage());
        } catch (IndexOutOfBoundsException e) {
            // What the library makes of a slash or a dash with nothing behind it.
            throw invalid("cannot be read: something is missing behind a slash, a dash or a comma");
        }
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw Invalid.policy("schedule.timeZone", "is no time zone; use a name like Europe/Berlin, or UTC");
        }
    }

    private static RecoveryRefusedException invalid(String problem) {
        return Invalid.policy("schedule.cron", problem);
    }

    /** The first time after {@code after}. */
    Instant next(Instant after) {
        return everyHour ? nextByElapsed(after) : nextByWallClock(after);
    }

    private Instant nextByWallClock(Instant after) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        while (true) {
            local = local(local).orElseThrow();
            Instant next = instant(local);
            if (next.isAfter(after)) {
                return next;
            }
        }
    }

    /** The first of two, and the end of a gap. */
    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.of(local, zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private Instant nextByElapsed(Instant after) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(after);
        Instant from = after;
        Instant searched = after;
        while (true) {
            Instant next =
                    local(LocalDateTime.ofInstant(from, offset)).orElseThrow().toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(searched);
            if (change == null || next.isBefore(change.getInstant())) {
                return next;
            }
            offset = change.getOffsetAfter();
            searched = change.getInstant();
            // The moment of the change itself may be one.
            from = searched.minusSeconds(1);
        }
    }

    /** The next time on a clock that is never changed. */
    private Optional<LocalDateTime> local(LocalDateTime after) {
        return times.nextExecution(after.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toLocalDateTime);
    }
}
