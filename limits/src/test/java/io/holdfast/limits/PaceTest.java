package io.holdfast.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace(1024);

    @Test
    void asksForNothingAtFirst() {
        pace.run(0);
        assertThat(pace.isLate(9 * SECOND)).isFalse();
        assertThat(pace.isLate(10 * SECOND)).isTrue();
    }

    @Test
    void asksForTheRateInEverySpanOfTenSeconds() {
        pace.run(0);
        pace.sent(10 * 1024);
        assertThat(pace.isLate(10 * SECOND)).isFalse();
        pace.sent(10 * 1024 - 1);
        assertThat(pace.isLate(20 * SECOND)).isTrue();
    }

    @Test
    void countsOnlyWhileItIsTheSendersTurn() {
        pace.run(0);
        pace.stop();
        assertThat(pace.isLate(100 * SECOND)).isFalse();
        pace.run(100 * SECOND);
        assertThat(pace.isLate(109 * SECOND)).isFalse();
        assertThat(pace.isLate(110 * SECOND)).isTrue();
    }

    @Test
    void canBeOff() {
        var off = new Pace(0);
        off.run(0);
        assertThat(off.isLate(1000 * SECOND)).isFalse();
    }
}
