package io.holdfast.usage.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Property;
import io.holdfast.usage.CounterRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalRatesTest {

    private final AtomicLong clock = new AtomicLong(-TimeUnit.DAYS.toNanos(1));
    private final LocalRates rates = new LocalRates(new CounterRoom(100, () -> 1), clock::get);

    @Test
    void aCallBeyondTheLimitIsRefusedUntilTheOldestLeavesTheWindow() {
        RateKey key = key("k", 60);
        assertThat(take(key, 2)).isEqualTo(new RateVerdict(true, 1, 0));
        pass(10);
        assertThat(take(key, 2)).isEqualTo(new RateVerdict(true, 0, 50));
        pass(3);
        assertThat(take(key, 2)).isEqualTo(new RateVerdict(false, 0, 47));
        pass(46.5);
        assertThat(take(key, 2)).isEqualTo(new RateVerdict(false, 0, 1));
        pass(0.5);
        assertThat(take(key, 2)).isEqualTo(new RateVerdict(true, 0, 10));
    }

    @Test
    void whatIsRefusedIsNotCounted() {
        RateKey key = key("k", 10);
        assertThat(take(key, 1).allowed()).isTrue();
        for (int i = 0; i < 9; i++) {
            pass(1);
            assertThat(take(key, 1).allowed()).isFalse();
        }
        pass(1);
        assertThat(take(key, 1).allowed()).isTrue();
    }

    @Test
    void aLookCountsNothingAndWhatIsAddedLaterCounts() {
        RateKey key = key("k", 10);
        assertThat(now(rates.look(key, 2))).isEqualTo(new RateVerdict(true, 2, 0));
        assertThat(now(rates.look(key, 2))).isEqualTo(new RateVerdict(true, 2, 0));
        rates.add(key, 5);
        assertThat(now(rates.look(key, 2))).isEqualTo(new RateVerdict(false, 0, 10));
        rates.add(key, 0);
        assertThat(now(rates.look(key, 6))).isEqualTo(new RateVerdict(true, 1, 0));
    }

    @Test
    void severalCallsAreCountedAtOnceWithoutOverflow() {
        RateKey key = key("k", 10);
        assertThat(now(rates.take(key, 10, 4)).remaining()).isEqualTo(6);
        rates.add(key, Integer.MAX_VALUE);
        rates.add(key, Integer.MAX_VALUE);
        assertThat(take(key, Integer.MAX_VALUE)).isEqualTo(new RateVerdict(false, 0, 10));
    }

    @Test
    void servicesScopesKeysAndWindowsCountApart() {
        take(new RateKey("a", "key", "k", 10), 1);
        assertThat(take(new RateKey("b", "key", "k", 10), 1).allowed()).isTrue();
        assertThat(take(new RateKey("a", "subscription", "k", 10), 1).allowed()).isTrue();
        assertThat(take(new RateKey("a", "key", "l", 10), 1).allowed()).isTrue();
        assertThat(take(new RateKey("a", "key", "k", 20), 1).allowed()).isTrue();
        assertThat(take(new RateKey("a", "key", "k", 10), 1).allowed()).isFalse();
    }

    /** @param gaps milliseconds before each call */
    private record Calls(int limit, int seconds, List<Integer> gaps) {}

    /** Whoever comes when he was told is let in; nowhere are there more calls than the limit; and none is refused for long without need. */
    @Test
    void noWindowHasMoreCallsThanTheLimitAndNoneIsRefusedWithoutNeed() {
        Property.holds(
                300,
                draw -> new Calls(
                        draw.between(1, 40), draw.between(1, 300), draw.list(1, 200, d -> d.between(0, 4000))),
                LocalRatesTest::check);
    }

    private static void check(Calls drawn) {
        var time = new AtomicLong(0);
        var counted = new LocalRates(new CounterRoom(10, () -> 1), time::get);
        var key = new RateKey("s", "", "k", drawn.seconds());
        long window = TimeUnit.SECONDS.toNanos(drawn.seconds());
        List<Long> allowed = new ArrayList<>();
        for (int gap : drawn.gaps()) {
            time.addAndGet(TimeUnit.MILLISECONDS.toNanos(gap));
            RateVerdict verdict = now(counted.take(key, drawn.limit(), 1));
            long now = time.get();
            long exact = allowed.stream().filter(at -> now - at < window).count();
            long late = allowed.stream()
                    .filter(at -> now - at < window + window / 30)
                    .count();
            if (verdict.allowed()) {
                assertThat(exact).isLessThan(drawn.limit());
                allowed.add(now);
                assertThat(verdict.remaining())
                        .isBetween(drawn.limit() - (int) late - 1, drawn.limit() - (int) exact - 1);
            } else {
                assertThat(late).isGreaterThanOrEqualTo(drawn.limit());
                assertThat(verdict.retryAfter()).isBetween(1, drawn.seconds());
                time.addAndGet(TimeUnit.SECONDS.toNanos(verdict.retryAfter()));
                assertThat(now(counted.look(key, drawn.limit())).allowed()).isTrue();
            }
        }
    }

    @Test
    void whoMakesUpKeysIsCountedTogetherAndHindersNobodyWhoIsCountedAlready() {
        var crowded = new LocalRates(new CounterRoom(20, () -> 2), clock::get);
        var known = new RateKey("busy", "key", "known", 60);
        assertThat(now(crowded.take(known, 3, 1)).allowed()).isTrue();
        long let = IntStream.range(0, 1000)
                .filter(i -> now(crowded.take(new RateKey("busy", "key", "made-up-" + i, 60), 3, 1))
                        .allowed())
                .count();
        assertThat(let)
                .as("nine counters of their own, and three calls of the shared one")
                .isEqualTo(9 + 3);
        assertThat(now(crowded.take(known, 3, 1)).remaining()).isEqualTo(1);
        assertThat(now(crowded.take(new RateKey("other", "key", "k", 60), 3, 1)).remaining())
                .isEqualTo(2);
        assertThat(crowded.crowded()).isEqualTo(1000 - 9);
        pass(60);
        crowded.sweep();
        assertThat(crowded.size()).isZero();
        assertThat(now(crowded.take(new RateKey("busy", "key", "late", 60), 3, 1))
                        .remaining())
                .isEqualTo(2);
    }

    @Test
    void aSweepFreesOnlyWhatCountsNothing() {
        take(key("old", 60), 1);
        pass(30);
        take(key("new", 60), 1);
        pass(30);
        rates.sweep();
        assertThat(rates.size()).isEqualTo(1);
        assertThat(take(key("new", 60), 1).allowed()).isFalse();
        assertThat(take(key("old", 60), 1).allowed()).isTrue();
    }

    @Test
    void theCountersOfAServiceThatIsNoMoreAreForgotten() {
        take(key("k", 60), 1);
        take(new RateKey("other", "key", "k", 60), 1);
        rates.forget("s");
        assertThat(rates.size()).isEqualTo(1);
        assertThat(take(key("k", 60), 1).allowed()).isTrue();
        assertThat(take(new RateKey("other", "key", "k", 60), 1).allowed()).isFalse();
    }

    @Test
    void threadsTogetherAreNotLetInMoreOftenThanTheLimit() throws Exception {
        RateKey key = key("k", 60);
        Callable<Long> caller = () -> IntStream.range(0, 500)
                .peek(i -> rates.sweep())
                .filter(i -> take(key, 700).allowed())
                .count();
        try (var pool = Executors.newFixedThreadPool(4)) {
            long let = 0;
            for (var each : pool.invokeAll(List.of(caller, caller, caller, caller))) {
                let += each.get();
            }
            assertThat(let).isEqualTo(700);
        }
    }

    private RateVerdict take(RateKey key, int limit) {
        return now(rates.take(key, limit, 1));
    }

    private static RateVerdict now(java.util.concurrent.CompletionStage<RateVerdict> answer) {
        return answer.toCompletableFuture().getNow(null);
    }

    private static RateKey key(String counter, int seconds) {
        return new RateKey("s", "key", counter, seconds);
    }

    private void pass(double seconds) {
        clock.addAndGet((long) (seconds * 1e9));
    }
}
