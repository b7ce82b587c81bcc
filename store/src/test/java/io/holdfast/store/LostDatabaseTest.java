package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.holdfast.model.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store whose PostgreSQL is refused, breaks its connections, or falls silent, while another node still reaches it. */
@Timeout(60)
class LostDatabaseTest {

    private static final DatabasePatience SHORT = new DatabasePatience(
            Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(250));

    /** Ten times what the longest call may take: a statement, once more, and a connection. */
    private static final Duration BOUNDED = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final String url = Postgres.newSchema();
    private final FaultyProxy proxy = new FaultyProxy(Postgres.port());
    private final Recorded recorded = new Recorded();
    private Store other;
    private Store store;

    @BeforeEach
    void open() {
        other = PostgresStores.open(new StoreSettings(url, directory), LeaseTimes.DEFAULT);
        other.createService(SERVICE, bytes("{}"), null);
        store = PostgresStores.open(
                new StoreSettings(Postgres.through(proxy, url), directory), LeaseTimes.DEFAULT, SHORT);
        store.subscribe(recorded);
    }

    @AfterEach
    void close() throws IOException {
        proxy.heal();
        proxy.reset();
        store.close();
        other.close();
        proxy.close();
    }

    private static Resource write(Store to, String name) {
        return to.configuration(SERVICE).write(t -> Samples.put(t, Samples.api(name)));
    }

    private static void passes(ThrowingCallable call) {
        StoreException failure = catchThrowableOfType(StoreException.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.isPassing()).as(failure.toString()).isTrue();
    }

    private void worksAgain() {
        proxy.heal();
        await().atMost(BOUNDED)
                .ignoreExceptionsInstanceOf(StoreException.class)
                .until(() -> store.service(SERVICE).isPresent());
        write(other, "meanwhile");
        await().atMost(BOUNDED)
                .untilAsserted(() -> assertThat(recorded.told())
                        .anySatisfy(line -> assertThat(line).endsWith("apis/meanwhile")));
        assertThat(store.feedAge()).isLessThan(BOUNDED);
        await().atMost(BOUNDED)
                .ignoreExceptionsInstanceOf(StoreException.class)
                .until(() -> write(store, "again") != null);
    }

    @Test
    void aRefusedConnectionIsSaidSoonAndSoIsItsReturn() throws IOException {
        proxy.refuse();

        passes(() -> store.service(SERVICE));
        passes(() -> write(store, "lost"));
        await().atMost(BOUNDED).until(() -> store.feedAge().compareTo(Duration.ofSeconds(2)) > 0);
        worksAgain();
    }

    @Test
    void manyCallersOfADatabaseThatIsAwayDoNotWaitForEachOther() throws Exception {
        proxy.silenceAll();
        passes(() -> write(store, "lost"));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> calls = Stream.<Callable<Boolean>>generate(() -> () -> {
                        passes(() -> write(store, "lost"));
                        passes(() -> store.service(SERVICE));
                        return true;
                    })
                    .limit(200)
                    .toList();
            long begun = System.nanoTime();
            for (Future<Boolean> called : callers.invokeAll(calls)) {
                assertThat(called.get()).isTrue();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUNDED);
        }
        worksAgain();
    }

    @Test
    void connectionsThatVanishedWithoutAWordAreReplaced() {
        write(store, "before");
        for (int i = 0; i < 2; i++) {
            store.service(SERVICE);
            proxy.silenceOpen();

            assertThat(store.service(SERVICE)).isPresent();
            assertThat(write(store, "after" + i).name()).isEqualTo("after" + i);
        }
        worksAgain();
    }

    @Test
    void aTransactionWhoseConnectionBrokeBeforeItsEndIsRunOnceMore() {
        var runs = new int[1];
        for (int i = 0; i < 20; i++) {
            write(store, "kept");
            proxy.reset();
            write(store, "broken" + i);
        }
        store.configuration(SERVICE).write(t -> {
            if (runs[0]++ == 0) {
                proxy.reset();
            }
            return Samples.put(t, Samples.api("twice"));
        });
        assertThat(runs[0]).isEqualTo(2);
        assertThat(Samples.all(other.configuration(SERVICE))).hasSize(22);
    }

    @Test
    void aTransactionWhoseEndWasSentIsNotRunAgain() {
        write(store, "first");
        long before = store.service(SERVICE).orElseThrow().sequence();
        proxy.reset(); // a new connection spells its first COMMIT out
        proxy.cutCommitOf("unknown");

        passes(() -> write(store, "unknown"));

        await().atMost(BOUNDED)
                .untilAsserted(
                        () -> assertThat(other.service(SERVICE).orElseThrow().sequence())
                                .isEqualTo(before + 1));
        worksAgain();
        assertThat(recorded.told())
                .filteredOn(line -> line.endsWith("apis/unknown"))
                .hasSize(1);
    }

    @Test
    void aSnapshotWhoseDatabaseFallsSilentEnds() {
        write(store, "one");
        try (Snapshot snapshot = store.configuration(SERVICE).snapshot()) {
            proxy.silenceAll();
            passes(() -> snapshot.count("apis", null));
        }
        worksAgain();
    }

    @Test
    void whoWaitsForALockOfAnotherNodeIsToldSoAndTheDatabaseIsNotTakenForLost() {
        other.configuration(SERVICE).write(t -> {
            passes(() -> write(store, "waiting"));
            assertThat(store.service(SERVICE)).isPresent();
            return null;
        });
        assertThat(write(store, "afterwards").name()).isEqualTo("afterwards");
    }

    @Test
    void aStoreDoesNotOpenOnADatabaseThatNeverAnswers() {
        proxy.silenceAll();

        assertThatThrownBy(() -> PostgresStores.open(
                        new StoreSettings(Postgres.through(proxy, url), directory), LeaseTimes.DEFAULT, SHORT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be reached");
    }
}
