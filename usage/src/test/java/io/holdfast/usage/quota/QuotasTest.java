package io.holdfast.usage.quota;

import static io.holdfast.usage.quota.QuotaVerdict.ALLOWED;
import static io.holdfast.usage.quota.QuotaVerdict.OUT_OF_BYTES;
import static io.holdfast.usage.quota.QuotaVerdict.OUT_OF_CALLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Property;
import io.holdfast.usage.CounterRoom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotasTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));
    private static final QuotaPeriod DAY = QuotaRenewal.of("P1D", Instant.EPOCH).at(CLOCK.millis());
    private static final QuotaPeriod YESTERDAY =
            QuotaRenewal.of("P1D", Instant.EPOCH).at(DAY.start() - 1);
    private static final QuotaKey KEY = new QuotaKey("s", "", "k");
    private static final QuotaLimit THREE = new QuotaLimit(3, QuotaLimit.NONE);

    private final FakeLedger ledger = new FakeLedger();

    /** A node, whose rounds the test makes. */
    private static final class Node {
        final Quotas quotas;
        final QuotaRounds rounds;

        Node(FakeLedger ledger, int room, long most) {
            quotas = new Quotas(new CounterRoom(room, () -> 1), CLOCK);
            rounds = new QuotaRounds(quotas, ledger, Duration.ofHours(1), most);
        }

        QuotaVerdict take(QuotaKey key) {
            return take(key, THREE);
        }

        QuotaVerdict take(QuotaKey key, QuotaLimit limit) {
            CompletableFuture<QuotaVerdict> verdict =
                    quotas.take(key, DAY, limit, 1).toCompletableFuture();
            if (!verdict.isDone()) {
                rounds.round();
            }
            return verdict.getNow(null);
        }
    }

    private final Node node = node();

    private Node node() {
        return new Node(ledger, 100, 100);
    }

    @Test
    void aQuotaEndsWithItsLastCallAndANewPeriodBeginsAnew() {
        assertThat(List.of(node.take(KEY), node.take(KEY), node.take(KEY), node.take(KEY)))
                .containsExactly(ALLOWED, ALLOWED, ALLOWED, OUT_OF_CALLS);
        CompletableFuture<QuotaVerdict> another =
                node.quotas.take(KEY, YESTERDAY, THREE, 1).toCompletableFuture();
        assertThat(another).isNotDone();
        node.rounds.round();
        assertThat(another).isCompletedWithValue(ALLOWED);
    }

    @Test
    void bytesCountWhenTheyAreKnown() {
        var limit = new QuotaLimit(QuotaLimit.NONE, 1024);
        assertThat(node.take(KEY, limit)).isEqualTo(ALLOWED);
        node.quotas.add(KEY, DAY, 0, 1023);
        assertThat(node.take(KEY, limit)).isEqualTo(ALLOWED);
        node.quotas.add(KEY, DAY, 0, Long.MAX_VALUE);
        assertThat(node.take(KEY, limit)).isEqualTo(OUT_OF_BYTES);
        assertThat(node.take(KEY, new QuotaLimit(2, 1024))).isEqualTo(OUT_OF_CALLS);
        node.rounds.round();
        assertThat(ledger.sum(KEY, DAY)).isEqualTo(new QuotaSum(2, Long.MAX_VALUE));
    }

    @Test
    void nodesSumWhatTheyCountedAndKnowItAfterARound() {
        Node other = node();
        node.take(KEY);
        other.take(KEY);
        other.take(KEY);
        node.rounds.round();
        other.rounds.round();
        assertThat(ledger.sum(KEY, DAY)).isEqualTo(new QuotaSum(3, 0));
        assertThat(other.take(KEY)).isEqualTo(OUT_OF_CALLS);
        assertThat(node.take(KEY)).as("it has not heard of the other's calls").isEqualTo(ALLOWED);
        node.rounds.round();
        assertThat(node.take(KEY)).isEqualTo(OUT_OF_CALLS);
    }

    @Test
    void whatWasCountedOutlivesTheNode() {
        node.take(KEY);
        node.take(KEY);
        node.rounds.close();
        Node next = node();
        assertThat(next.take(KEY)).isEqualTo(ALLOWED);
        assertThat(next.take(KEY)).isEqualTo(OUT_OF_CALLS);
    }

    @Test
    void aCounterThatIsSetElsewhereIsBelievedByTheNextRound() {
        IntStream.range(0, 4).forEach(i -> node.take(KEY));
        node.rounds.round();
        assertThat(node.take(KEY)).isEqualTo(OUT_OF_CALLS);
        ledger.set(KEY, DAY, QuotaSum.NONE);
        node.rounds.round();
        assertThat(node.take(KEY)).isEqualTo(ALLOWED);
    }

    @Test
    void withoutTheLedgerTheNodeCountsAloneAndMakesNobodyWait() {
        ledger.fate = () -> FakeLedger.Fate.FAILS;
        assertThat(node.take(KEY)).isEqualTo(ALLOWED);
        var other = new QuotaKey("s", "", "other");
        assertThat(node.quotas.take(other, DAY, THREE, 1).toCompletableFuture()).isCompletedWithValue(ALLOWED);
        IntStream.range(0, 2).forEach(i -> node.take(KEY));
        assertThat(node.take(KEY)).isEqualTo(OUT_OF_CALLS);
        node.rounds.round();
        ledger.set(KEY, DAY, new QuotaSum(5, 0));
        ledger.fate = () -> FakeLedger.Fate.WORKS;
        node.rounds.round();
        assertThat(ledger.sum(KEY, DAY).calls()).isEqualTo(8);
        assertThat(ledger.sum(other, DAY).calls()).isEqualTo(1);
    }

    private record Case(List<Integer> steps) {}

    /** Whatever breaks between two nodes and the ledger: in the end it says how often was counted, not once more or less. */
    @Test
    void nothingIsLostAndNothingCountedTwice() {
        Property.holds(300, draw -> new Case(draw.list(1, 60, d -> (int) d.between(0, 9))), drawn -> {
            var shaky = new FakeLedger();
            var nodes = List.of(new Node(shaky, 3, 100), new Node(shaky, 3, 100));
            var unlimited = new QuotaLimit(Long.MAX_VALUE - 1, QuotaLimit.NONE);
            long counted = 0;
            for (int step : drawn.steps()) {
                Node at = nodes.get(step % 2);
                switch (step) {
                    case 0, 1, 2, 3 -> {
                        at.quotas.take(KEY, DAY, unlimited, 1);
                        counted++;
                    }
                    case 4, 5 -> {
                        at.quotas.add(KEY, DAY, 3, 7);
                        counted += 3;
                    }
                    case 6 -> shaky.fate = () -> FakeLedger.Fate.FAILS;
                    case 7 -> shaky.fate = () -> FakeLedger.Fate.WORKS_AND_SAYS_IT_FAILED;
                    case 8, 9 -> at.rounds.round();
                    default -> throw new AssertionError();
                }
                if (step >= 8) {
                    shaky.fate = () -> FakeLedger.Fate.WORKS;
                }
            }
            shaky.fate = () -> FakeLedger.Fate.WORKS;
            nodes.forEach(each -> each.rounds.round());
            nodes.forEach(each -> each.rounds.round());
            assertThat(shaky.sum(KEY, DAY).calls()).isEqualTo(counted);
        });
    }

    @Test
    void whoMakesUpKeysIsCountedTogetherWhereTheLedgerIsFull() {
        var crowded = new Node(ledger, 1000, 10);
        crowded.take(KEY);
        long let = IntStream.range(0, 200)
                .filter(i -> crowded.take(new QuotaKey("s", "", "made-up-" + i)) == ALLOWED)
                .count();
        assertThat(let)
                .as("nine counters of their own, and three calls of the shared one")
                .isEqualTo(9 + 3);
        assertThat(List.of(crowded.take(KEY), crowded.take(KEY), crowded.take(KEY)))
                .containsExactly(ALLOWED, ALLOWED, OUT_OF_CALLS);
        assertThat(ledger.size("s")).isEqualTo(11);
    }

    @Test
    void whoMakesUpKeysIsCountedTogetherWhereTheMemoryIsFull() {
        var crowded = new Node(ledger, 10, 1000);
        crowded.take(KEY);
        List<CompletableFuture<QuotaVerdict>> verdicts = IntStream.range(0, 200)
                .mapToObj(i -> crowded.quotas.take(new QuotaKey("s", "", "made-up-" + i), DAY, THREE, 1))
                .map(java.util.concurrent.CompletionStage::toCompletableFuture)
                .toList();
        assertThat(crowded.quotas.size()).isEqualTo(10);
        crowded.rounds.round();
        assertThat(verdicts.stream().filter(each -> each.getNow(null) == ALLOWED))
                .hasSize(9 + 3);
        assertThat(List.of(crowded.take(KEY), crowded.take(KEY), crowded.take(KEY)))
                .containsExactly(ALLOWED, ALLOWED, OUT_OF_CALLS);
    }

    @Test
    void idleCountersLeaveTheMemoryAndAreReadAgain() {
        node.take(KEY);
        for (int i = 0; i < 40; i++) {
            node.rounds.round();
        }
        assertThat(node.quotas.size()).isZero();
        int before = ledger.reads;
        IntStream.range(0, 3).forEach(i -> node.take(KEY));
        assertThat(node.take(KEY)).isEqualTo(OUT_OF_CALLS);
        assertThat(ledger.reads).isEqualTo(before + 1);
    }

    @Test
    void countersOfAServiceThatIsNoMoreAreForgotten() {
        node.take(KEY);
        node.take(KEY);
        CompletableFuture<QuotaVerdict> waiting =
                node.quotas.take(new QuotaKey("s", "", "unread"), DAY, THREE, 1).toCompletableFuture();
        node.quotas.forget("s");
        node.rounds.round();
        assertThat(ledger.sum(KEY, DAY)).as("what came before").isEqualTo(new QuotaSum(1, 0));
        assertThat(waiting).isCompletedWithValue(ALLOWED);
    }

    @Test
    void theThreadReadsAtOnceAndBringsTheRestWhenItStops() throws Exception {
        var quotas = new Quotas(new CounterRoom(10, () -> 1), CLOCK);
        ledger.set(KEY, DAY, new QuotaSum(2, 0));
        try (var rounds = new QuotaRounds(quotas, ledger, Duration.ofHours(1), 10)) {
            rounds.start();
            CompletableFuture<QuotaVerdict> first =
                    quotas.take(KEY, DAY, THREE, 1).toCompletableFuture();
            assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(ALLOWED);
            assertThat(quotas.take(KEY, DAY, THREE, 1).toCompletableFuture()).isCompletedWithValue(OUT_OF_CALLS);
        }
        assertThat(ledger.sum(KEY, DAY)).isEqualTo(new QuotaSum(3, 0));
    }
}
