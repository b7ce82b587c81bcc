package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.vault.StorageAccess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How recoverable a service is. */
class RecoveryStatusTest {

    private static final String EACH_HOUR = "'schedule':{'cron':'0 * * * *'}";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory);
        scene.makeService("Premium");
        scene.change();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void hourly() {
        scene.policy("hourly", EACH_HOUR);
        scene.settle();
    }

    @Test
    void statusTellsWhatALossWouldCost() {
        hourly();
        var before = scene.policies.status(scene.service());
        assertThat(before.newestRestorable()).isEmpty();
        assertThat(before.rpoSeconds()).isEmpty();
        scene.pass(HOUR);
        scene.settle();
        scene.pass(Duration.ofMinutes(10));
        assertThat(scene.policies.status(scene.service()).rpoSeconds()).contains(0L);

        scene.change();
        scene.change();

        var after = scene.policies.status(scene.service());
        assertThat(after.rpoSeconds()).contains(600L);
        assertThat(after.changesSince()).contains(2L);
        assertThat(after.newestRestorable().orElseThrow().name()).isEqualTo("contoso-20261124-110000");
        assertThat(after.newestRestorable().orElseThrow().storageAccount()).isEqualTo("local");
        assertThat(after.lastProof().orElseThrow().name()).isEqualTo("contoso-20261124-110000");
        assertThat(after.policies().getFirst().status().condition()).isEqualTo(PolicyStatus.Condition.IDLE);
        assertThat(after.failingPolicies()).isEmpty();
        scene.pass(Duration.ofDays(31));
        assertThat(scene.policies.status(scene.service()).newestRestorable()).isEmpty();
    }

    @Test
    void statusTellsOfTheLastRestore() {
        hourly();
        scene.pass(HOUR);
        scene.settle();
        var location = new BackupLocation(
                "local", "backups", "contoso-20261124-110000", new StorageAccess.AccessKey(Scene.KEY));

        scene.recovery.restore(Scene.ID, location, RestoreOptions.NONE, RestoreRights.ALL);
        scene.awaitOperations();

        var restore = scene.policies.status(scene.service()).lastRestore().orElseThrow();
        assertThat(restore.ended()).isEqualTo(scene.now.get());
        assertThat(restore.seconds()).isPositive();
        assertThat(restore.restored()).isEqualTo(1);
    }
}
