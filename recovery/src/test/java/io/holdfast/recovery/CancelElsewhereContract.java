package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.StoreSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database: what one runs the other sees and cancels, also while the run waits for storage that is silent. */
@Timeout(60)
abstract class CancelElsewhereContract {

    @TempDir
    Path directory;

    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile boolean silent;
    private Deployment one;
    private Deployment two;
    private ServiceId id;

    abstract StoreSettings settings(Path data);

    @BeforeEach
    void open() {
        StoreSettings shared = settings(directory);
        RecoveryKeys keys = RecoveryKeys.generate();
        one = new Deployment(
                shared,
                Deployment.accounts(directory.resolve("storage")),
                keys,
                vault -> new WatchedVault(vault, this::before));
        two = new Deployment(shared, directory.resolve("storage"), keys);
        id = one.filled("contoso");
        one.backUp(id, "b");
        silent = true;
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
    }

    private void before(String step) {
        if (silent && (step.equals("commit") || step.equals("open to read"))) {
            reached.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    @Test
    void aRestoreThatWaitsForStorageOnOneNodeIsCancelledByTheOther() throws Exception {
        LongRunningOperation restore =
                one.recovery.restore(id, Deployment.location("b"), RestoreOptions.NONE, RestoreRights.ALL);
        reached.await();

        assertThat(two.recovery.cancel(restore.id(), "ann").orElseThrow().cancelledBy())
                .contains("ann");

        LongRunningOperation ended = two.ended(restore);
        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        assertThat(two.store.service(id).orElseThrow().activeOperation()).isNull();
        assertThat(two.backUp(id, "after").state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void howFarARunIsTheOtherNodeTellsAsWell() throws Exception {
        LongRunningOperation backup = one.recovery.backup(id, Deployment.location("c"));
        reached.await();

        await().untilAsserted(() -> {
            RecoveryRun seen = two.recovery.run(backup.id()).orElseThrow();
            assertThat(seen.running()).isTrue();
            assertThat(seen.progress().records()).isEqualTo(7);
            assertThat(seen.progress().total()).isEqualTo(7);
        });
        // It stands at its commit: nobody can cancel it any more.
        assertThat(two.recovery.cancel(backup.id(), "ann").orElseThrow()).satisfies(run -> {
            assertThat(run.operation().course().ending()).isTrue();
            assertThat(run.cancelledBy()).isEmpty();
        });
    }
}
