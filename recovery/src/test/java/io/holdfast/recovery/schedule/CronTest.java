package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.holdfast.recovery.RecoveryRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final String BERLIN = "Europe/Berlin";

    private static List<String> times(String cron, String zone, String after, int count) {
        Cron parsed = Cron.of(cron, zone);
        var times = new ArrayList<String>();
        Instant at = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            at = parsed.next(at);
            times.add(at.toString().replace(":00Z", "Z"));
        }
        return times;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/20 * * * *|2026-11-24T10:00:00Z|2026-11-24T10:20Z|2026-11-24T10:40Z|2026-11-24T11:00Z",
                "0 9-17/4 * * MON-FRI|2026-11-27T13:00:00Z|2026-11-27T17:00Z|2026-11-30T09:00Z|2026-11-30T13:00Z",
                "30 6 * JAN,jul 0|2026-12-01T00:00:00Z|2027-01-03T06:30Z|2027-01-10T06:30Z|2027-01-17T06:30Z",
                "0 0 * * 7|2026-11-24T10:00:00Z|2026-11-29T00:00Z|2026-12-06T00:00Z|2026-12-13T00:00Z",
                "0 0 29 2 *|2026-11-24T10:00:00Z|2028-02-29T00:00Z|2032-02-29T00:00Z|2036-02-29T00:00Z",
                "5,10 * * * *|2026-11-24T10:05:00.5Z|2026-11-24T10:10Z|2026-11-24T11:05Z|2026-11-24T11:10Z",
                "@hourly|2026-11-24T10:59:59.9Z|2026-11-24T11:00Z|2026-11-24T12:00Z|2026-11-24T13:00Z",
                "@Daily|2026-11-24T10:00:00Z|2026-11-25T00:00Z|2026-11-26T00:00Z|2026-11-27T00:00Z",
                "@weekly|2026-11-24T10:00:00Z|2026-11-29T00:00Z|2026-12-06T00:00Z|2026-12-13T00:00Z",
                "@monthly|2026-11-24T10:00:00Z|2026-12-01T00:00Z|2027-01-01T00:00Z|2027-02-01T00:00Z"
            })
    void comesWhenTheFieldsSay(String cron, String after, String first, String second, String third) {
        assertThat(times(cron, "UTC", after, 3)).containsExactly(first, second, third);
    }

    @Test
    void ofDayOfMonthAndDayOfWeekEitherIsEnough() {
        assertThat(times("0 0 1 * MON", "UTC", "2026-11-24T00:00:00Z", 3))
                .containsExactly("2026-11-30T00:00Z", "2026-12-01T00:00Z", "2026-12-07T00:00Z");
    }

    @Test
    void aTimeOfDayIsThatOfItsZone() {
        assertThat(times("0 2 * * *", BERLIN, "2026-07-01T12:00:00Z", 1)).containsExactly("2026-07-02T00:00Z");
        assertThat(times("0 2 * * *", BERLIN, "2026-12-01T12:00:00Z", 1)).containsExactly("2026-12-02T01:00Z");
    }

    /** In Berlin 02:00 to 03:00 of 29 March 2026 does not exist; the clocks change at 01:00Z. */
    @Test
    void aTimeThatTheClocksLeaveOutComesAtTheEndOfTheGap() {
        assertThat(times("30 2 * * *", BERLIN, "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:00Z", "2026-03-30T00:30Z");
    }

    /** On 25 October 2026 02:00 to 03:00 comes twice; the clocks change at 01:00Z. */
    @Test
    void aTimeThatComesTwiceRunsOnce() {
        assertThat(times("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30Z", "2026-10-26T01:30Z");
        assertThat(times("30 2 * * *", BERLIN, "2026-10-25T01:10:00Z", 1)).containsExactly("2026-10-26T01:30Z");
    }

    @Test
    void everyHourMeansEveryHourWhateverTheClocksDo() {
        assertThat(times("15 * * * *", BERLIN, "2026-10-24T23:20:00Z", 4))
                .containsExactly("2026-10-25T00:15Z", "2026-10-25T01:15Z", "2026-10-25T02:15Z", "2026-10-25T03:15Z");
        assertThat(times("0 * * * *", BERLIN, "2026-03-28T23:30:00Z", 4))
                .containsExactly("2026-03-29T00:00Z", "2026-03-29T01:00Z", "2026-03-29T02:00Z", "2026-03-29T03:00Z");
    }

    /** Half an hour of summer time, and a whole day that was left out. */
    @Test
    void oddChangesOfClocksLoseNothing() {
        assertThat(times("*/30 * * * *", "Australia/Lord_Howe", "2026-04-04T14:00:00Z", 3))
                .containsExactly("2026-04-04T14:30Z", "2026-04-04T15:00Z", "2026-04-04T15:30Z");
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Instant before =
                ZonedDateTime.of(LocalDateTime.of(2011, 12, 29, 13, 0), apia).toInstant();
        Instant next = Cron.of("0 12 * * *", "Pacific/Apia").next(before);
        assertThat(next.atZone(apia).toLocalDateTime()).isEqualTo(LocalDateTime.of(2011, 12, 31, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "*/0 * * * *",
                "* * */00 * *",
                "a * * * *",
                "5-1 * * * *",
                "@reboot",
                "0 0 30 2 *",
                "* * * * * 2027",
                "*/-1 * * * *",
                "1,,2 * * * *"
            })
    void whatIsNoScheduleIsRefusedAtOnce(String cron) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> Cron.of(cron, "UTC"))
                        .isInstanceOfSatisfying(
                                RecoveryRefusedException.class,
                                e -> assertThat(e.refusal().field()).contains("schedule.cron")));
    }

    @Test
    void anUnknownZoneIsNamed() {
        assertThatThrownBy(() -> Cron.of("@daily", "Europe/Atlantis"))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("schedule.timeZone"));
    }
}
