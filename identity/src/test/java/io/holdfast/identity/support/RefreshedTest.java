package io.holdfast.identity.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RefreshedTest {

    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    private final FakeClock clock = new FakeClock("2026-01-01T00:00:00Z");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger reads = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile int slow = Integer.MAX_VALUE;

    private final Refreshed<Integer> refreshed = new Refreshed<>(this::read, MAX_AGE, clock);

    /** A source whose read number {@link #slow} does not answer for long. */
    private int read() {
        int number = reads.incrementAndGet();
        if (number == slow) {
            begun.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return number;
    }

    @AfterEach
    void end() {
        answered.countDown();
        threads.shutdownNow();
    }

    private Future<Integer> hanging(int number) throws InterruptedException {
        slow = number;
        Future<Integer> reader = threads.submit(() -> refreshed.get());
        begun.await();
        return reader;
    }

    @Test
    void whileOneThreadReadsTheOthersUseWhatWasThere() throws Exception {
        assertThat(refreshed.get()).isEqualTo(1);
        clock.advance(MAX_AGE);
        Future<Integer> reader = hanging(2);

        for (int i = 0; i < 100; i++) {
            assertThat(refreshed.get()).isEqualTo(1);
        }
        answered.countDown();
        assertThat(reader.get()).isEqualTo(2);
        assertThat(refreshed.get()).isEqualTo(2);
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatIsMuchTooOldIsUsedByNobody() throws Exception {
        refreshed.get();
        clock.advance(MAX_AGE.plusSeconds(13));
        Future<Integer> reader = hanging(2);

        Future<Integer> waiting = threads.submit(() -> refreshed.get());
        answered.countDown();
        assertThat(waiting.get()).isEqualTo(2);
        assertThat(reader.get()).isEqualTo(2);
    }

    @Test
    void afterAWriteNobodyUsesWhatWasReadBefore() throws Exception {
        refreshed.get();
        clock.advance(MAX_AGE);
        Future<Integer> old = hanging(2);

        refreshed.invalidate();

        assertThat(refreshed.get()).isEqualTo(3);
        answered.countDown();
        assertThat(old.get()).isEqualTo(2);
        assertThat(refreshed.get())
                .as("what was read before the write is not kept")
                .isEqualTo(3);
    }

    @Test
    void aReadThatFailsFailsAllThatWaitForItAndIsTriedAgain() {
        var broken = new AtomicInteger();
        var failing = new Refreshed<Integer>(
                () -> {
                    if (broken.incrementAndGet() == 1) {
                        throw new IllegalStateException("the store is away");
                    }
                    return 5;
                },
                MAX_AGE,
                clock);
        assertThatThrownBy(failing::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store is away");
        assertThat(failing.get()).isEqualTo(5);
    }

    @Test
    void isReadAgainForWhoWantsItYounger() {
        refreshed.get();
        clock.advance(Duration.ofSeconds(1));
        assertThat(refreshed.get()).isEqualTo(1);
        assertThat(refreshed.get(Duration.ofMillis(500))).isEqualTo(2);
    }
}
