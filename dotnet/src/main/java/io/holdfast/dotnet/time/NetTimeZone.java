package io.holdfast.dotnet.time;

import io.holdfast.dotnet.NetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@code TimeZoneInfo}, by Windows' names and by those of IANA.
 *
 * @param display its name for people
 * @param standard its name in winter
 */
record NetTimeZone(String id, String display, String standard, ZoneId zone) {

    static final NetTimeZone UTC = new NetTimeZone("UTC", "(UTC) Coordinated Universal Time", "UTC", ZoneOffset.UTC);
    private static final int PER_NANO = 100;

    private static final class Windows {
        private static final Map<String, String> ZONES = read();

        private static Map<String, String> read() {
            Map<String, String> zones = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            try (InputStream in = Objects.requireNonNull(NetTimeZone.class.getResourceAsStream("windows-zones.txt"))) {
                new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> {
                    int equals = line.indexOf('=');
                    zones.put(line.substring(0, equals), line.substring(equals + 1));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return zones;
        }
    }

    /** @throws NetException if there is none of that name */
    static NetTimeZone named(@Nullable String id) {
        if (id == null) {
            throw NetException.argumentNull("id");
        }
        if (id.equalsIgnoreCase("UTC")) {
            return UTC;
        }
        try {
            ZoneId zone = ZoneId.of(Windows.ZONES.getOrDefault(id, id));
            if (!(zone instanceof ZoneOffset)) {
                return of(id, zone);
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw new NetException(
                "System.TimeZoneNotFoundException",
                "The time zone ID '" + id + "' was not found on the local computer.");
    }

    private static NetTimeZone of(String id, ZoneId zone) {
        NetTimeSpan offset = new NetTimeZone(id, id, id, zone).base();
        long minutes = Math.abs(offset.ticks()) / NetTimeSpan.MINUTE;
        String sign = offset.ticks() < 0 ? "-" : "+";
        String shown =
                String.format(java.util.Locale.ROOT, "(UTC%s%02d:%02d) %s", sign, minutes / 60, minutes % 60, id);
        return new NetTimeZone(id, shown, id, zone);
    }

    static List<NetTimeZone> all() {
        return Windows.ZONES.keySet().stream().map(NetTimeZone::named).toList();
    }

    private ZoneRules rules() {
        return zone.getRules();
    }

    NetTimeSpan base() {
        return span(rules().getStandardOffset(java.time.Instant.now()));
    }

    private static NetTimeSpan span(ZoneOffset offset) {
        return new NetTimeSpan(offset.getTotalSeconds() * NetTimeSpan.SECOND);
    }

    boolean changes() {
        return !rules().getTransitionRules().isEmpty();
    }

    static LocalDateTime clock(NetDateTime time) {
        return LocalDateTime.of(time.date(), java.time.LocalTime.ofNanoOfDay(time.timeOfDay() * PER_NANO));
    }

    /** At what a clock there shows; winter's of an hour that is there twice. */
    NetTimeSpan offsetAtClock(NetDateTime time) {
        List<ZoneOffset> valid = rules().getValidOffsets(clock(time));
        return span(valid.isEmpty() ? rules().getStandardOffset(time.toInstant()) : valid.getLast());
    }

    NetTimeSpan offsetAtUtc(NetDateTime time) {
        return span(rules().getOffset(time.toInstant()));
    }

    /** At a time that is one of UTC, local (which is UTC) or of this zone, as its kind says. */
    NetTimeSpan offset(NetDateTime time) {
        return time.kind() == DateTimeKind.Unspecified ? offsetAtClock(time) : offsetAtUtc(time);
    }

    boolean isInvalid(NetDateTime clock) {
        return rules().getValidOffsets(clock(clock)).isEmpty();
    }

    boolean isAmbiguous(NetDateTime clock) {
        return rules().getValidOffsets(clock(clock)).size() > 1;
    }

    boolean isSummer(NetDateTime time) {
        NetTimeSpan offset = offset(time);
        NetDateTime utc = time.kind() == DateTimeKind.Unspecified ? time.plus(-offset.ticks()) : time;
        return rules().isDaylightSavings(utc.toInstant());
    }

    /** @throws NetException if no clock there ever shows it */
    NetDateTime toUtc(NetDateTime clock) {
        if (isInvalid(clock)) {
            throw NetException.argument(
                    "The supplied DateTime represents an invalid time.  For example, when the clock is"
                            + " adjusted forward, any time in the period that is skipped is invalid. (Parameter 'dateTime')");
        }
        return clock.plus(-offsetAtClock(clock).ticks()).as(DateTimeKind.Utc);
    }

    NetDateTime fromUtc(NetDateTime utc) {
        NetDateTime clock = utc.plus(offsetAtUtc(utc).ticks());
        return clock.as(equals(UTC) ? DateTimeKind.Utc : DateTimeKind.Unspecified);
    }
}
