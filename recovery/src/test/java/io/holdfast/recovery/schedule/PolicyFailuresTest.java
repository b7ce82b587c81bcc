package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.vault.Identities;
import io.holdfast.vault.KeyBinding;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that cannot do what they want: each failure is seen, named and tried again. */
class PolicyFailuresTest {

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
    void aKeyThatIsBoundElsewhereSinceIsNotUsedAnyMore() {
        hourly();
        var elsewhere = new KeyBinding(List.of(Scene.ID + "-other"), List.of());
        var bound = new StorageAccounts(Map.of(
                "local",
                new StorageAccounts.Account(
                        scene.accounts.endpoint("local"),
                        Optional.of(Scene.KEY),
                        Optional.empty(),
                        Identities.PLATFORM,
                        StorageConnection.DEFAULT,
                        elsewhere)));
        scene.pass(HOUR);
        try (BackupPolicies policies = scene.policiesWith(bound)) {
            policies.tick();
        }

        assertThat(scene.state("hourly").lastError().orElse(""))
                .startsWith("the setting storage.accounts.local.services does not name '" + Scene.ID + "'");
        assertThat(scene.operations(Kind.BACKUP)).isEmpty();
    }

    @Test
    void somebodyElsesBlobIsNotReplaced() throws Exception {
        hourly();
        Path foreign = scene.storage.resolve("backups/contoso-20261124-110000");
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "theirs");
        scene.pass(HOUR);
        scene.settle();

        assertThat(scene.state("hourly").lastError().orElse(""))
                .contains("has a blob 'contoso-20261124-110000' already, and this policy has not made it");
        assertThat(Files.readString(foreign)).isEqualTo("theirs");
    }

    @Test
    void whatStorageRefusesIsToldInOneLine() throws Exception {
        hourly();
        Files.createDirectories(scene.storage);
        Files.writeString(scene.storage.resolve("backups"), "no directory, so there can be no container");
        scene.pass(HOUR);
        scene.settle();

        assertThat(scene.state("hourly").lastError().orElseThrow())
                .contains("storage account 'local'")
                .hasLineCount(1)
                .doesNotContain("Invalid parameter");
    }

    @Test
    void aServiceThatIsHeldIsWaitedFor() {
        hourly();
        LongRunningOperation restore = scene.store.operations().begin(Scene.ID, Kind.RESTORE);
        scene.pass(HOUR);
        scene.policies.tick();
        assertThat(scene.state("hourly").condition()).isEqualTo(PolicyStatus.Condition.WAITING);
        assertThat(scene.state("hourly").waiting().orElse("")).contains("transitioning");
        assertThat(scene.state("hourly").consecutiveFailures()).isZero();
        scene.store.operations().fail(restore, "RestoreFailed", "x");

        scene.policies.tick();
        assertThat(scene.operations(Kind.BACKUP)).isEmpty();
        scene.pass(PolicyState.LOCK_PATIENCE);
        scene.settle();

        assertThat(scene.blobs()).hasSize(1);
        assertThat(scene.state("hourly").waiting()).isEmpty();
    }

    @Test
    void failuresAreCountedShownAndTriedAgainLaterAndLater() {
        scene.policies.put(
                scene.service(),
                "keyless",
                Scene.spec("{'storageAccount':'keyless','containerName':'backups','schedule':{'cron':'@daily'}}"));
        scene.settle();
        scene.pass(Duration.ofHours(14));
        scene.settle();

        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(Duration.between(
                            scene.now.get(), scene.state("keyless").nextRun().orElseThrow()))
                    .isEqualTo(Duration.ofMinutes(minutes));
            scene.pass(Duration.ofMinutes(minutes));
            scene.settle();
        }

        var state = scene.state("keyless");
        assertThat(state.consecutiveFailures()).isEqualTo(9);
        assertThat(state.lastError().orElse("")).contains("storage.accounts.keyless.keyFile");
        assertThat(state.lastSuccess()).isEmpty();
        assertThat(scene.policies.status(scene.service()).failingPolicies())
                .extracting(PolicyView::name)
                .containsExactly("keyless");
    }

    @Test
    void anIdentityThatTheServiceLostIsAFailureThatNamesIt() {
        scene.policies.put(
                scene.service(),
                "byIdentity",
                Scene.spec("{'storageAccount':'local','containerName':'backups','schedule':{'cron':'0 * * * *'},"
                        + "'accessType':'SystemAssignedManagedIdentity'}"));
        scene.settle();
        scene.pass(HOUR);
        scene.settle();

        assertThat(scene.state("byIdentity").lastError().orElse("")).contains("identity.type");
    }

    @Test
    void aTierWithoutBackupsIsAFailureThatIsSeen() {
        scene.store.deleteService(Scene.ID);
        scene.makeService("Consumption");
        hourly();
        scene.pass(HOUR);
        scene.settle();

        assertThat(scene.state("hourly").lastError().orElse("")).contains("current SKU is 'Consumption'");
    }

    @Test
    void aBackupThatCannotBeProvenIsAFailureAndAnotherIsMade() {
        hourly();
        scene.pass(HOUR);
        scene.policies.tick();
        scene.awaitOperations();
        scene.damage("contoso-20261124-110000");
        scene.settle();
        assertThat(scene.state("hourly").lastError().orElse("")).startsWith("Cannot prove: ");
        assertThat(scene.state("hourly").lastBackup()).isEmpty();

        scene.pass(Duration.ofMinutes(1));
        scene.settle();

        assertThat(scene.blobs()).containsExactly("contoso-20261124-110000", "contoso-20261124-110100");
        assertThat(scene.state("hourly").lastBackup().orElseThrow().proven()).isTrue();
        assertThat(scene.state("hourly").lastError()).isEmpty();
    }

    @Test
    void whatStorageDoesNotLetGoIsNamedAndBackupsGoOn() {
        scene.policy("kept", "'storageAccount':'immutable'," + EACH_HOUR + ",'retention':{'keepLast':1}");
        scene.settle();
        for (int i = 0; i < 3; i++) {
            scene.change();
            scene.pass(HOUR);
            scene.settle();
        }

        var state = scene.state("kept");
        assertThat(scene.blobs()).hasSize(3);
        assertThat(state.lastBackup().orElseThrow().name()).isEqualTo("contoso-20261124-130000");
        assertThat(state.lastBackup().orElseThrow().proven()).isTrue();
        assertThat(state.lastError().orElse(""))
                .startsWith(
                        "Cannot remove old backups: 2 of 2 stay (contoso-20261124-110000, contoso-20261124-120000): ")
                .contains("immutable");
    }
}
