package io.holdfast.dotnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeZoneTest {

    private static final String INFO = "System.TimeZoneInfo";

    @ParameterizedTest
    @CsvSource({
        "W. Europe Standard Time,2024-07-01T12:00:00,2024-07-01T14:00:00",
        "Europe/Rome,2024-01-01T12:00:00,2024-01-01T13:00:00",
        "Eastern Standard Time,2024-07-01T12:00:00,2024-07-01T08:00:00",
        "India Standard Time,2024-07-01T12:00:00,2024-07-01T17:30:00",
        "UTC,2024-07-01T12:00:00,2024-07-01T12:00:00"
    })
    void timesAreConvertedByBothKindsOfNames(String id, String utc, String expected) {
        Object zone = Net.call(INFO, "FindSystemTimeZoneById", id);
        Object converted = Net.call(INFO, "ConvertTimeFromUtc", Net.call("System.DateTime", "Parse", utc), zone);
        assertThat(Net.on(converted, "ToString", "s")).isEqualTo(expected);
        Object unspecified = Net.call("System.DateTime", "Parse", expected);
        assertThat(Net.on(Net.call(INFO, "ConvertTimeToUtc", unspecified, zone), "ToString", "s"))
                .isEqualTo(utc);
    }

    @Test
    void anHourThatIsSkippedIsInvalidAndOneThatComesTwiceAmbiguous() {
        Object zone = Net.call(INFO, "FindSystemTimeZoneById", "Europe/Rome");
        Object skipped = Net.call("System.DateTime", "Parse", "2024-03-31T02:30:00");
        assertThat(Net.on(zone, "IsInvalidTime", skipped)).isEqualTo(true);
        assertThatThrownBy(() -> Net.call(INFO, "ConvertTimeToUtc", skipped, zone))
                .hasMessageStartingWith("The supplied DateTime represents an invalid time.");
        assertThat(Net.on(zone, "IsAmbiguousTime", Net.call("System.DateTime", "Parse", "2024-10-27T02:30:00")))
                .isEqualTo(true);
        Object rule = ((NetArray) Net.on(zone, "GetAdjustmentRules")).get(0);
        assertThat(Net.on(Net.on(rule, "DaylightTransitionStart"), "Month")).isEqualTo(3);
        assertThat(Net.on(Net.on(rule, "DaylightTransitionEnd"), "Week")).isEqualTo(5);
    }

    @Test
    void everyWindowsNameIsKnown() {
        assertThat(((NetArray) Net.call(INFO, "GetSystemTimeZones")).length()).isGreaterThan(130);
        assertThatThrownBy(() -> Net.call(INFO, "FindSystemTimeZoneById", "Nowhere"))
                .hasMessage("The time zone ID 'Nowhere' was not found on the local computer.");
    }
}
