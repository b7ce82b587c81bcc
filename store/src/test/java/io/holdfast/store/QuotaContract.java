package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.api;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.usage.quota.QuotaChange;
import io.holdfast.usage.quota.QuotaCount;
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaLedger;
import io.holdfast.usage.quota.QuotaPeriod;
import io.holdfast.usage.quota.QuotaRenewal;
import io.holdfast.usage.quota.QuotaSum;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums of quotas: added once, kept over restarts, restores and undos, gone with their service. */
abstract class QuotaContract extends StoreFixture {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final QuotaPeriod DAY = QuotaRenewal.of("P1D", Instant.EPOCH).at(NOW.toEpochMilli());
    private static final QuotaPeriod WEEK =
            QuotaRenewal.of("P7D", Instant.EPOCH).at(NOW.toEpochMilli());
    private static final QuotaPeriod FOREVER =
            QuotaRenewal.of("0", Instant.EPOCH).at(NOW.toEpochMilli());

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    InstantSource clock() {
        return now::get;
    }

    private QuotaLedger made() {
        service();
        return store.quotas();
    }

    private static QuotaKey key(String counter) {
        return QuotaKey.of(SERVICE.key(), "", counter);
    }

    private static QuotaChange change(String counter, QuotaPeriod period, long calls, long sentBytes) {
        return new QuotaChange(key(counter), period, calls, sentBytes);
    }

    @Test
    void countersAreSummedAndReadAfterReopening() {
        QuotaLedger quotas = made();
        assertThat(quotas.add(
                        "node", 1, List.of(change("a", DAY, 2, 10), change("b", DAY, 0, 0), change("a", WEEK, 1, 0))))
                .containsExactly(new QuotaSum(2, 10), QuotaSum.NONE, new QuotaSum(1, 0));
        assertThat(quotas.add("other", 1, List.of(change("a", DAY, 1, 5)))).containsExactly(new QuotaSum(3, 15));
        reopen();
        assertThat(store.quotas().read(List.of(change("a", DAY, 0, 0), change("b", DAY, 0, 0))))
                .isEqualTo(Arrays.asList(new QuotaSum(3, 15), null));
        assertThat(store.quotas().size(SERVICE.key())).isEqualTo(2);
    }

    @Test
    void aBatchThatIsBroughtAgainCountsOnce() {
        QuotaLedger quotas = made();
        List<QuotaChange> batch = List.of(change("a", DAY, 2, 10));
        quotas.add("node", 7, batch);
        reopen();
        assertThat(store.quotas().add("node", 7, batch)).containsExactly(new QuotaSum(2, 10));
        assertThat(store.quotas().add("node", 6, batch)).containsExactly(new QuotaSum(2, 10));
        assertThat(store.quotas().add("node", 8, batch)).containsExactly(new QuotaSum(4, 20));
        assertThat(store.quotas().add("next", 1, batch)).containsExactly(new QuotaSum(6, 30));
    }

    @Test
    void numbersEndAtTheLargest() {
        QuotaLedger quotas = made();
        quotas.add("node", 1, List.of(change("a", DAY, Long.MAX_VALUE, 1)));
        assertThat(quotas.add("node", 2, List.of(change("a", DAY, Long.MAX_VALUE, Long.MAX_VALUE))))
                .containsExactly(new QuotaSum(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void theCurrentPeriodsOfACounterAreFoundAndSet() {
        QuotaLedger quotas = made();
        String odd = "häder/'%_\ud83d\ude00" + "x".repeat(500);
        var ofSubscription = QuotaKey.of(SERVICE.key(), "starter", odd);
        quotas.add("node", 1, List.of(change(odd, DAY, 1, 1024), change(odd, FOREVER, 2, 0), change("z", DAY, 3, 0)));
        quotas.add("node", 2, List.of(new QuotaChange(ofSubscription, WEEK, 4, 0)));
        QuotaLedger reopened = store.quotas();
        assertThat(reopened.current(SERVICE.key(), odd))
                .containsExactly(
                        new QuotaCount(key(odd), FOREVER, new QuotaSum(2, 0)),
                        new QuotaCount(ofSubscription, WEEK, new QuotaSum(4, 0)),
                        new QuotaCount(key(odd), DAY, new QuotaSum(1, 1024)));
        var day = new QuotaCount(key(odd), DAY, QuotaSum.NONE);
        assertThat(reopened.set(day, 9L, null)).contains(new QuotaCount(key(odd), DAY, new QuotaSum(9, 1024)));
        assertThat(reopened.set(day, null, 0L)).contains(new QuotaCount(key(odd), DAY, new QuotaSum(9, 0)));
        assertThat(reopened.set(new QuotaCount(key("none"), DAY, QuotaSum.NONE), 1L, 1L))
                .isEmpty();
        assertThat(reopened.current(SERVICE.key(), "none")).isEmpty();
        now.set(Instant.ofEpochMilli(DAY.end()));
        assertThat(reopened.current(SERVICE.key(), "z")).isEmpty();
    }

    @Test
    void aDayAfterItsEndACounterIsRemoved() {
        QuotaLedger quotas = made();
        quotas.add("node", 1, List.of(change("a", DAY, 1, 0), change("a", FOREVER, 1, 0)));
        now.set(Instant.ofEpochMilli(DAY.end()).plus(Duration.ofDays(1)).minusMillis(1));
        store.removeExpired();
        assertThat(quotas.size(SERVICE.key())).isEqualTo(2);
        now.set(now.get().plusMillis(1));
        store.removeExpired();
        assertThat(quotas.size(SERVICE.key())).isEqualTo(1);
    }

    @Test
    void neitherARestoreNorAnUndoTouchesThem() {
        QuotaLedger quotas = made();
        store.configuration(SERVICE).write(t -> Samples.put(t, api("echo")));
        quotas.add("node", 1, List.of(change("a", FOREVER, 5, 50)));
        LongRunningOperation operation = store.operations().begin(SERVICE, Kind.RESTORE);
        try (GenerationWriter writer = store.configuration(SERVICE).newGeneration(operation)) {
            writer.complete();
            writer.activate("{}");
        }
        assertThat(store.configuration(SERVICE).get(api("echo"))).isEmpty();
        assertThat(quotas.read(List.of(change("a", FOREVER, 0, 0)))).containsExactly(new QuotaSum(5, 50));
        store.switchBack(SERVICE);
        assertThat(store.configuration(SERVICE).get(api("echo"))).isPresent();
        assertThat(quotas.read(List.of(change("a", FOREVER, 0, 0)))).containsExactly(new QuotaSum(5, 50));
    }

    @Test
    void theyStayWithADeletedServiceAndGoWithAPurgedOne() {
        QuotaLedger quotas = made();
        quotas.add("node", 1, List.of(change("a", FOREVER, 5, 50)));
        store.deleted().delete(SERVICE, Duration.ofDays(1));
        assertThat(quotas.size(SERVICE.key())).isEqualTo(1);
        store.deleted().bringBack(SERVICE);
        assertThat(quotas.size(SERVICE.key())).isEqualTo(1);
        store.deleted().delete(SERVICE, Duration.ofDays(1));
        store.deleted().purge(SERVICE);
        assertThat(quotas.size(SERVICE.key())).isZero();
        service();
        quotas.add("node", 2, List.of(change("a", FOREVER, 5, 50)));
        store.deleteService(SERVICE);
        assertThat(quotas.size(SERVICE.key())).isZero();
    }

    @Test
    void whatIsCountedForAServiceThatIsGoneMakesNothing() {
        QuotaLedger quotas = made();
        store.deleteService(SERVICE);
        assertThat(quotas.add("node", 1, List.of(change("a", FOREVER, 5, 50)))).containsExactly(QuotaSum.NONE);
        assertThat(quotas.size(SERVICE.key())).isZero();
        store.createService(SERVICE, bytes("{}"), null);
        assertThat(quotas.add("node", 2, List.of(change("a", FOREVER, 1, 0)))).containsExactly(new QuotaSum(1, 0));
    }

    @Test
    void writersTogetherLoseNothing() throws Exception {
        QuotaLedger quotas = made();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(writer -> pool.submit(() -> {
                        for (int batch = 1; batch <= 20; batch++) {
                            quotas.add(
                                    "node-" + writer, batch, List.of(change("a", DAY, 1, 2), change("b", DAY, 3, 0)));
                        }
                    }))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(quotas.read(List.of(change("a", DAY, 0, 0), change("b", DAY, 0, 0))))
                .containsExactly(new QuotaSum(80, 160), new QuotaSum(240, 0));
    }
}
