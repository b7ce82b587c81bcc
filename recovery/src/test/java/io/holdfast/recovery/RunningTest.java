package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What happens while a run is under way: it is held at its first byte. */
@Timeout(60)
class RunningTest {

    @TempDir
    Path directory;

    private final RecoveryKeys keys = RecoveryKeys.generate();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile String hold = "";
    private Deployment here;

    @BeforeEach
    void open() {
        here = new Deployment(
                directory.resolve("data"),
                directory.resolve("storage"),
                keys,
                vault -> new WatchedVault(vault, this::before));
    }

    @AfterEach
    void close() {
        go.countDown();
        here.close();
    }

    private void before(String step) {
        if (step.equals(hold)) {
            reached.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private LongRunningOperation heldBackup(ServiceId id) throws InterruptedException {
        hold = "write";
        LongRunningOperation operation = here.recovery.backup(id, Deployment.location("b"));
        reached.await();
        return operation;
    }

    @Test
    void onlySoManyPreviewsRunAtOnce() throws Exception {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "b");
        hold = "read";
        for (int i = 0; i < RunStarter.MOST_BESIDE; i++) {
            here.recovery.preview(
                    id, Deployment.location("b"), RestoreOptions.NONE, PreviewOptions.DEFAULT, RestoreRights.ALL);
        }

        assertThatThrownBy(() -> here.recovery.prove(id, Deployment.location("b")))
                .isInstanceOf(ServiceLockedException.class);

        go.countDown();
        assertThat(here.store.operations().of(id)).hasSize(1 + RunStarter.MOST_BESIDE);
    }

    @Test
    void writesDuringABackupAreNotInItAndNotLost() throws Exception {
        ServiceId id = here.filled("contoso");
        String then = here.digest(id);
        LongRunningOperation operation = heldBackup(id);

        here.put(id, new ResourceKey("apis", "", "later"), "{}", null);
        go.countDown();

        assertThat(here.ended(operation).state()).isEqualTo(State.SUCCEEDED);
        assertThat(here.store.configuration(id).get(new ResourceKey("apis", "", "later")))
                .isPresent();
        ServiceId target = here.service("standby", "Premium");
        here.restore(target, "b");
        assertThat(here.digest(target)).isEqualTo(then);
    }

    @Test
    void aSecondOperationIsToldToWait() throws Exception {
        ServiceId id = here.filled("contoso");
        LongRunningOperation operation = heldBackup(id);

        assertThatThrownBy(() -> here.recovery.backup(id, Deployment.location("other")))
                .isInstanceOf(ServiceLockedException.class);
        assertThatThrownBy(() ->
                        here.recovery.restore(id, Deployment.location("other"), RestoreOptions.NONE, RestoreRights.ALL))
                .isInstanceOf(ServiceLockedException.class);

        go.countDown();
        assertThat(here.ended(operation).state()).isEqualTo(State.SUCCEEDED);
        assertThat(here.backUp(id, "other").state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void duringARestoreTheOldConfigurationServesAndNothingCanBeWritten() throws Exception {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "b");
        here.put(id, new ResourceKey("apis", "", "later"), "{}", null);
        String before = here.digest(id);
        hold = "read";
        LongRunningOperation operation =
                here.recovery.restore(id, Deployment.location("b"), RestoreOptions.NONE, RestoreRights.ALL);
        reached.await();

        assertThat(here.digest(id)).isEqualTo(before);
        assertThatThrownBy(() -> here.put(id, new ResourceKey("apis", "", "too-late"), "{}", null))
                .isInstanceOf(ServiceLockedException.class);

        go.countDown();
        assertThat(here.ended(operation).state()).isEqualTo(State.SUCCEEDED);
        assertThat(here.store.configuration(id).get(new ResourceKey("apis", "", "later")))
                .isEmpty();
    }

    @Test
    void progressIsKnownUntilTheEnd() throws Exception {
        ServiceId id = here.filled("contoso");
        hold = "commit";
        LongRunningOperation operation = here.recovery.backup(id, Deployment.location("b"));
        reached.await();

        assertThat(here.recovery.progress(operation.id()))
                .hasValueSatisfying(p -> assertThat(p.records()).isEqualTo(7));

        go.countDown();
        here.ended(operation);
        await().untilAsserted(
                        () -> assertThat(here.recovery.progress(operation.id())).isEmpty());
    }

    @Test
    void theTimeOfARestoreCountsUntilTheConfigurationIsServed() {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "b");
        var late = new AtomicBoolean();
        here.store.subscribe(new ConfigurationListener() {
            @Override
            public void replaced(Service service) {
                // A gateway that takes a while to load its table.
                LockSupport.parkNanos(late.get() ? 200_000_000 : 0);
            }

            @Override
            public void changed(ServiceId service, List<Change> changes) {}

            @Override
            public void updated(Service service) {}

            @Override
            public void removed(ServiceId gone) {}
        });
        late.set(true);

        LongRunningOperation restore = here.restore(id, "b");

        JsonNode result = await().until(
                        () -> Deployment.result(
                                here.store.operations().find(restore.id()).orElseThrow()),
                        found -> found.has("switchSeconds"));
        assertThat(result.path("seconds").asDouble()
                        - result.path("switchSeconds").asDouble())
                .isGreaterThan(0.1);
    }

    @Test
    void theEndOfTheServerEndsWhatRunsAndSaysSo() throws Exception {
        ServiceId id = here.filled("contoso");
        LongRunningOperation operation = heldBackup(id);

        here.recovery.close();

        LongRunningOperation failed =
                here.store.operations().find(operation.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.errorCode()).isEqualTo("BackupFailed");
        assertThat(failed.errorMessage()).startsWith("Cannot backup: the server was stopped");
        assertThat(Deployment.accounts(directory.resolve("storage"))
                        .open(Deployment.ACCOUNT, Deployment.location("b").access())
                        .list("backups"))
                .isEmpty();
    }
}
