package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.vault.StorageAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies at work, over a real store and real backups; time passes only when a test says so. */
class BackupPoliciesTest {

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
    void backsUpAndProvesWhenItIsTime() {
        hourly();
        assertThat(scene.state("hourly").nextRun()).contains(Instant.parse("2026-11-24T11:00:00Z"));
        scene.pass(HOUR.minusSeconds(1));
        scene.settle();
        assertThat(scene.store.operations().of(Scene.ID)).isEmpty();

        scene.pass(Duration.ofSeconds(2));
        scene.settle();

        assertThat(scene.blobs()).containsExactly("contoso-20261124-110001");
        assertThat(scene.operations(Kind.PROVE)).hasSize(1);
        var state = scene.state("hourly");
        assertThat(state.condition()).isEqualTo(PolicyStatus.Condition.IDLE);
        assertThat(state.lastBackup().orElseThrow().proven()).isTrue();
        assertThat(state.lastSuccess()).contains(Instant.parse("2026-11-24T11:00:01Z"));
        assertThat(state.nextRun()).contains(Instant.parse("2026-11-24T12:00:00Z"));
    }

    @Test
    void whatCannotBeLeftOutIsRefusedWhenThePolicyIsMade() {
        assertThatThrownBy(() -> scene.policy("partial", EACH_HOUR + ",'leaveOut':['user']"))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("leaveOut"))
                .hasMessageContaining("'user' is nothing that can be left out; use secrets or one of ");
        scene.policy("partial", EACH_HOUR + ",'leaveOut':['users','secrets']");
    }

    @Test
    void whatWasMissedWhileTheServerWasDownRunsOnce() {
        hourly();
        scene.close();
        Instant later = Instant.parse("2026-11-24T17:30:00Z");

        scene = new Scene(directory);
        scene.now.set(later);
        scene.settle();

        assertThat(scene.blobs()).containsExactly("contoso-20261124-173000");
        assertThat(scene.state("hourly").nextRun()).contains(Instant.parse("2026-11-24T18:00:00Z"));
    }

    @Test
    void whatWasUnderWayAtAStopIsTriedAgain() {
        hourly();
        scene.pass(HOUR);
        scene.policies.tick();
        Instant then = scene.now.get();
        scene.close();

        scene = new Scene(directory);
        scene.now.set(then.plusSeconds(61));
        scene.settle();
        boolean hadEnded = scene.state("hourly").consecutiveFailures() == 0;
        scene.pass(Duration.ofMinutes(1));
        scene.settle();

        assertThat(hadEnded || scene.operations(Kind.BACKUP).size() == 2).isTrue();
        assertThat(scene.state("hourly").lastBackup().orElseThrow().proven()).isTrue();
        assertThat(scene.state("hourly").consecutiveFailures()).isZero();
    }

    @Test
    void aPolicySleepsWhileItsServiceIsDeletedAndEndsWithItsPurge() {
        hourly();
        scene.store.deleted().delete(Scene.ID, Duration.ofDays(2));
        scene.pass(HOUR.multipliedBy(2));
        scene.policies.tick();
        assertThat(scene.store.operations().of(Scene.ID)).isEmpty();

        scene.store.deleted().bringBack(Scene.ID);
        scene.settle();
        assertThat(scene.blobs()).hasSize(1);

        scene.store.deleted().delete(Scene.ID, Duration.ofDays(2));
        scene.store.deleted().purge(Scene.ID);
        scene.policies.tick();
        assertThat(scene.store.records().all("backup-policy")).isEmpty();
    }

    @Test
    void aPolicyStaysWhenItsServiceIsBroughtBackDuringALook() {
        hourly();
        scene.store.deleted().delete(Scene.ID, Duration.ofDays(2));
        try (var policies = scene.policiesOn(scene.afterServices(() -> {
            if (scene.store.service(Scene.ID).isEmpty()) {
                scene.store.deleted().bringBack(Scene.ID);
            }
        }))) {
            policies.tick();
        }
        assertThat(scene.policies.list(scene.service())).hasSize(1);
    }

    @Test
    void anUnchangedServiceIsNotCopiedAgainUntilAThirdOfTheTimeIsLeft() {
        hourly();
        scene.pass(HOUR);
        scene.settle();
        scene.pass(Duration.ofDays(20).minus(HOUR));
        scene.settle();
        assertThat(scene.blobs()).hasSize(1);
        assertThat(scene.state("hourly").lastSuccess()).contains(scene.now.get());

        scene.pass(HOUR.multipliedBy(2));
        scene.settle();

        assertThat(scene.blobs()).hasSize(2);
    }

    @Test
    void aBackupThatSomebodyRemovedIsMadeAgain() {
        hourly();
        scene.pass(HOUR);
        scene.settle();
        try (var vault = scene.accounts.open("local", new StorageAccess.AccessKey(Scene.KEY))) {
            vault.delete("backups", "contoso-20261124-110000");
        }

        scene.pass(HOUR);
        scene.settle();

        assertThat(scene.blobs()).containsExactly("contoso-20261124-120000");
    }

    @Test
    void removesWhatItsRulesDoNotKeepAndNothingElse() {
        scene.policy("other", EACH_HOUR + ",'namePattern':'other-{yyyyMMddHHmmss}'");
        scene.policy("hourly", EACH_HOUR + ",'retention':{'keepLast':2}");
        var mine = new BackupLocation("local", "backups", "mine", new StorageAccess.AccessKey(Scene.KEY));
        scene.recovery.backup(Scene.ID, mine);
        scene.settle();
        for (int i = 0; i < 4; i++) {
            scene.change();
            scene.pass(HOUR);
            // Two policies at once: the second finds the service held and waits.
            scene.settle();
            scene.pass(PolicyState.LOCK_PATIENCE);
            scene.settle();
            scene.pass(PolicyState.LOCK_PATIENCE.negated());
        }

        assertThat(scene.blobs().stream().filter(name -> name.startsWith("contoso-")))
                .hasSize(2);
        assertThat(scene.blobs()).containsAll(scene.proven());
        assertThat(scene.blobs().stream().filter(name -> name.startsWith("other-")))
                .hasSize(4);
        assertThat(scene.blobs()).contains("mine");
        assertThat(scene.recovery.knownBackups(Scene.ID)).hasSize(7);
        var preview = scene.policies.previewRetention(scene.service(), "HOURLY").orElseThrow();
        assertThat(preview).hasSize(2).allMatch(RetentionDecision::keep);
        scene.policy("other", EACH_HOUR + ",'retention':{'keepLast':1}");
        var tighter = scene.policies.previewRetention(scene.service(), "other").orElseThrow();
        assertThat(tighter.stream().filter(each -> !each.keep())).hasSize(3);
        assertThat(tighter.getFirst().reasons()).startsWith("newest");
        assertThat(scene.blobs()).hasSize(7);
    }

    @Test
    void aDisabledPolicyAndOneOfAServiceThatIsGoneDoNothing() {
        scene.policy("off", EACH_HOUR + ",'enabled':false");
        hourly();
        scene.store.deleteService(Scene.ID);
        scene.pass(HOUR);
        scene.makeService("Premium");

        assertThat(scene.policies.list(scene.service())).isEmpty();
        scene.settle();

        assertThat(scene.store.operations().of(Scene.ID)).isEmpty();
        assertThat(scene.store.records().all("backup-policy")).isEmpty();
        assertThat(scene.store.records().all("backup-policy-state")).isEmpty();
    }

    @Test
    void aChangedScheduleCountsAnewAndKeepsTheHistory() {
        hourly();
        scene.pass(HOUR);
        scene.settle();

        scene.policy("Hourly", "'schedule':{'cron':'30 4 * * *','timeZone':'Europe/Berlin'}");
        scene.settle();

        assertThat(scene.policies.list(scene.service())).hasSize(1);
        assertThat(scene.state("hourly").nextRun()).contains(Instant.parse("2026-11-25T03:30:00Z"));
        assertThat(scene.state("hourly").lastBackup().orElseThrow().name()).isEqualTo("contoso-20261124-110000");
    }
}
