package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.model.testing.Seed;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs are cancelled at steps that storage sees, and at random moments. Whatever the moment: a run whose cancelling was accepted
 * ends as cancelled and leaves nothing, and one that was too late to cancel has done its work.
 */
@Timeout(120)
class CancelTest {

    private static final long SEED = Seed.first();
    private static final int ROUNDS = Seed.rounds(2);
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    Path directory;

    private Deployment here;
    private ServiceId id;
    private final AtomicReference<LongRunningOperation> current = new AtomicReference<>();
    private volatile int cancelAt = NEVER;
    private volatile int step;

    StoreSettings settings(Path data) {
        return StoreSettings.in(data);
    }

    @BeforeEach
    void open() {
        here = new Deployment(
                settings(directory.resolve("data")).withReplacedKept(Duration.ZERO),
                Deployment.accounts(directory.resolve("storage")),
                RecoveryKeys.generate(),
                vault -> new WatchedVault(vault, this::before));
        id = here.filled("contoso");
        here.backUp(id, "base");
        here.put(id, new ResourceKey("apis", "", "newer"), "{}", null);
    }

    @AfterEach
    void close() {
        here.close();
    }

    /** In the thread of the run: the next step is not taken before the cancelling was recorded. */
    private void before(String what) {
        if (++step == cancelAt) {
            LongRunningOperation run = await().until(current::get, found -> found != null);
            here.recovery.cancel(run.id(), "ann");
        }
    }

    private LongRunningOperation begin(Kind kind, String blob) {
        current.set(null);
        LongRunningOperation begun = Initiator.asks("bob", () -> switch (kind) {
            case BACKUP -> here.recovery.backup(id, Deployment.location(blob));
            case RESTORE ->
                here.recovery.restore(id, Deployment.location("base"), RestoreOptions.NONE, RestoreRights.ALL);
            case PREVIEW ->
                here.recovery.preview(
                        id,
                        Deployment.location("base"),
                        RestoreOptions.NONE,
                        PreviewOptions.DEFAULT,
                        RestoreRights.ALL);
            case VERIFY -> here.recovery.verify(id, Deployment.location("base"));
            case PROVE -> here.recovery.prove(id, Deployment.location("base"));
        });
        current.set(begun);
        return begun;
    }

    /** What a cancelled run must not change. */
    private record Traces(String digest, List<String> files, List<String> known) {}

    private Traces traces() {
        return new Traces(
                here.digest(id),
                files(),
                here.recovery.knownBackups(id).stream().map(Object::toString).toList());
    }

    private List<String> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString())
                    .filter(file -> !file.matches(".*-(wal|shm|journal)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void demandNothingLeft(LongRunningOperation ended, Traces before, String what) {
        assertThat(ended.errorCode()).as(what).isEqualTo("OperationCanceled");
        assertThat(ended.errorMessage()).as(what).isEqualTo("Cancelled by ann; nothing was changed.");
        assertThat(ended.course().cancelledBy()).as(what).isEqualTo("ann");
        assertThat(ended.course().startedBy()).as(what).isEqualTo("bob");
        // Whoever still reads a file lets go of it soon.
        await().pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(traces()).as(what).isEqualTo(before));
        assertThat(here.store.service(id).orElseThrow().activeOperation())
                .as(what)
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void cancelledAtAStepOfStorage(Kind kind) {
        int cancelled = 0;
        // The first step is the touch before the run begins.
        for (int at = 2; at < 10_000; at += at < 8 ? 1 : 1 + at / 2) {
            Traces before = traces();
            step = 0;
            cancelAt = at;
            LongRunningOperation ended = here.ended(begin(kind, "new"));
            String what = kind + " cancelled at step " + at;
            if (step < at) {
                assertThat(ended.state()).as(what).isEqualTo(State.SUCCEEDED);
                break;
            }
            if (ended.state() == State.CANCELLED) {
                demandNothingLeft(ended, before, what);
                cancelled++;
            } else {
                assertThat(ended.state()).as(what).isEqualTo(State.SUCCEEDED);
                assertThat(ended.course().cancelledBy()).as(what).isNull();
            }
        }
        assertThat(cancelled).as("steps that were cancelled").isGreaterThan(1);
    }

    @Test
    void cancelledAtARandomMoment() {
        var random = new Random(SEED);
        for (Kind kind : Kind.values()) {
            long start = System.nanoTime();
            here.ended(begin(kind, "again"));
            long normally = System.nanoTime() - start;
            for (int round = 0; round < ROUNDS; round++) {
                here.put(id, new ResourceKey("apis", "", "round"), "{\"n\":" + random.nextLong() + "}", null);
                Traces before = traces();
                LongRunningOperation begun = begin(kind, "again");
                long delay = (long) (random.nextDouble() * 1.2 * normally);
                LockSupport.parkNanos(delay);
                RecoveryRun answered = here.recovery.cancel(begun.id(), "ann").orElseThrow();
                LongRunningOperation ended = here.ended(begun);

                String what = kind + " cancelled after " + delay / 1000 + " µs, " + Seed.repeat(SEED);
                if (answered.cancelledBy().isEmpty()) {
                    assertThat(ended.state()).as(what).isEqualTo(State.SUCCEEDED);
                } else {
                    assertThat(ended.state()).as(what).isEqualTo(State.CANCELLED);
                    demandNothingLeft(ended, before, what);
                }
            }
        }
    }
}
