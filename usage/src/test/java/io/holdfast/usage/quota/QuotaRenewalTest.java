package io.holdfast.usage.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.model.testing.Property;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaRenewalTest {

    @ParameterizedTest
    @CsvSource({
        "3600, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 0_PT1H, 2026-01-01T00:00:00Z, 2026-01-01T01:00:00Z",
        "3600, 2026-01-01T00:00:00Z, 2026-01-02T01:59:59.999Z, 25_PT1H, 2026-01-02T01:00:00Z, 2026-01-02T02:00:00Z",
        "P7D, 2026-01-01T12:00:00Z, 2026-01-08T12:00:00Z, 1_P7D, 2026-01-08T12:00:00Z, 2026-01-15T12:00:00Z",
        "P1M, 2026-01-31T00:00:00Z, 2026-03-01T00:00:00Z, 1_P1M, 2026-02-28T00:00:00Z, 2026-03-31T00:00:00Z",
        "P1Y, 2024-02-29T00:00:00Z, 2028-02-29T00:00:00Z, 4_P1Y, 2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z",
        "P3Y6M4DT12H30M5S, 2014-08-04T04:37:19.223Z, 2014-08-05T00:00:00Z, 0_P3Y6M4DT12H30M5S,"
                + " 2014-08-04T04:37:19.223Z, 2018-02-08T17:07:24.223Z",
        "P1D, 0001-01-01T00:00:00Z, 2026-11-28T20:00:00Z, 739947_P1D, 2026-11-28T00:00:00Z, 2026-11-29T00:00:00Z",
        "300, 2030-01-01T00:00:00Z, 2029-12-31T23:59:59Z, -1_PT5M, 2029-12-31T23:55:00Z, 2030-01-01T00:00:00Z",
    })
    void aPeriodBeginsWhereTheOneBeforeEnds(
            String length, Instant first, Instant now, String name, Instant start, Instant end) {
        assertThat(QuotaRenewal.of(length, first).at(now.toEpochMilli()))
                .isEqualTo(new QuotaPeriod(name, start.toEpochMilli(), end.toEpochMilli()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "PT0S", "P0M"})
    void nothingIsForever(String length) {
        QuotaRenewal forever = QuotaRenewal.of(length, Instant.EPOCH);
        assertThat(forever.isForever()).isTrue();
        assertThat(forever.at(Instant.now().toEpochMilli())).isEqualTo(new QuotaPeriod("0_P0D", 0, QuotaPeriod.NEVER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "-1",
                "1.5",
                "P-1D",
                "PT-5M",
                "1 hour",
                "P1W2",
                "P1001Y",
                "P999999999D",
                "9999999999999",
                "P1DT",
                "PT1H1H",
                "p1d"
            })
    void whatIsNoLengthIsRefused(String length) {
        assertThatIllegalArgumentException().isThrownBy(() -> QuotaRenewal.of(length, Instant.EPOCH));
    }

    private record Case(String length, long first, long now) {}

    @Test
    void everyMomentIsInOnePeriodAndPeriodsFollowEachOther() {
        Property.holds(
                draw -> new Case(
                        switch ((int) draw.between(0, 3)) {
                            case 0 -> Long.toString(draw.between(1, 100_000_000));
                            case 1 -> "P" + draw.between(1, 40) + "M";
                            case 2 ->
                                "P" + draw.between(1, 40) + "M" + draw.between(1, 40) + "DT" + draw.between(1, 30)
                                        + "H";
                            default -> "P" + draw.between(1, 5) + "Y";
                        },
                        draw.between(-62_135_596_800_000L, 4_102_444_800_000L),
                        draw.between(0, 4_102_444_800_000L)),
                drawn -> {
                    QuotaRenewal renewal = QuotaRenewal.of(drawn.length(), Instant.ofEpochMilli(drawn.first()));
                    QuotaPeriod period = renewal.at(drawn.now());
                    assertThat(drawn.now()).isBetween(period.start(), period.end() - 1);
                    assertThat(renewal.at(period.start())).isEqualTo(period);
                    assertThat(renewal.at(period.end() - 1)).isEqualTo(period);
                    assertThat(renewal.at(period.end()).start()).isEqualTo(period.end());
                    assertThat(renewal.at(period.start() - 1).end()).isEqualTo(period.start());
                });
    }
}
