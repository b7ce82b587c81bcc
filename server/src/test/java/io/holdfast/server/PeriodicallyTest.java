package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicallyTest {

    @Test
    void isDoneAgainWhateverWasThrown() throws InterruptedException {
        var done = new CountDownLatch(3);
        try (var periodically = new Periodically("test", Duration.ofMillis(1), () -> {
            done.countDown();
            switch ((int) done.getCount()) {
                case 2 -> throw new IllegalStateException("on purpose");
                case 1 -> throw new StackOverflowError("on purpose");
                default -> {}
            }
        })) {
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
