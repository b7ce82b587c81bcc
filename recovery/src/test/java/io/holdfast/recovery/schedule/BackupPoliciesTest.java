package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.vault.Connection;
import io.holdfast.vault.Identities;
import io.holdfast.vault.KeyBinding;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void backs_up_and_proves_when_it_is_time() {
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
    void what_cannot_be_left_out_is_refused_when_the_policy_is_made() {
        assertThatThrownBy(() -> scene.policy("partial", EACH_HOUR + ",'leaveOut':['user']"))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("leaveOut"))
                .hasMessageContaining("'user' is nothing that can be left out; use secrets or one of ");
        scene.policy("partial", EACH_HOUR + ",'leaveOut':['users','secrets']");
    }

    @Test
    void a_key_that_is_bound_elsewhere_since_is_not_used_any_more() {
        hourly();
        var elsewhere = new KeyBinding(List.of(Scene.ID + "-other"), List.of());
        var bound = new StorageAccounts(Map.of(
                "local",
                new StorageAccounts.Account(
                        scene.accounts.endpoint("local"),
                        Optional.of(Scene.KEY),
                        Optional.empty(),
                        Identities.PLATFORM,
                        Connection.DEFAULT,
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
    void somebody_elses_blob_is_not_replaced() throws Exception {
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
    void what_storage_refuses_is_told_in_one_line() throws Exception {
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
    void what_was_missed_while_the_server_was_down_runs_once() {
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
    void what_was_under_way_at_a_stop_is_tried_again() {
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
    void a_policy_sleeps_while_its_service_is_deleted_and_ends_with_its_purge() {
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
    void a_policy_stays_when_its_service_is_brought_back_during_a_look() {
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
    void a_service_that_is_held_is_waited_for() {
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
    void failures_are_counted_shown_and_tried_again_later_and_later() {
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
    void an_identity_that_the_service_lost_is_a_failure_that_names_it() {
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
    void a_tier_without_backups_is_a_failure_that_is_seen() {
        scene.store.deleteService(Scene.ID);
        scene.makeService("Consumption");
        hourly();
        scene.pass(HOUR);
        scene.settle();

        assertThat(scene.state("hourly").lastError().orElse("")).contains("current SKU is 'Consumption'");
    }

    @Test
    void an_unchanged_service_is_not_copied_again_until_a_third_of_the_time_is_left() {
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
    void a_backup_that_somebody_removed_is_made_again() {
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
    void a_backup_that_cannot_be_proven_is_a_failure_and_another_is_made() {
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
    void what_storage_does_not_let_go_is_named_and_backups_go_on() {
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

    @Test
    void removes_what_its_rules_do_not_keep_and_nothing_else() {
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
    void a_change_is_backed_up_when_it_is_quiet_and_not_too_often() {
        scene.policy("changes", "'onChange':{'quietSeconds':10,'atMostEverySeconds':60},'prove':false");
        scene.settle();
        scene.pass(Duration.ofSeconds(10));
        scene.settle();
        assertThat(scene.blobs()).hasSize(1);

        scene.pass(Duration.ofSeconds(5));
        scene.change();
        scene.settle();
        scene.pass(Duration.ofSeconds(20));
        scene.settle();
        assertThat(scene.blobs()).hasSize(1);
        scene.pass(Duration.ofSeconds(35));
        scene.settle();
        assertThat(scene.blobs()).hasSize(2);
        scene.pass(Duration.ofDays(1));
        scene.settle();
        assertThat(scene.blobs()).hasSize(2);
    }

    @Test
    void changes_without_a_pause_are_backed_up_all_the_same() {
        scene.policy("changes", "'onChange':{'quietSeconds':10,'atMostEverySeconds':60},'prove':false");
        scene.settle();
        for (int second = 0; second < 125; second += 5) {
            scene.pass(Duration.ofSeconds(5));
            scene.change();
            scene.settle();
        }

        assertThat(scene.blobs()).hasSize(2);
    }

    @Test
    void a_disabled_policy_and_one_of_a_service_that_is_gone_do_nothing() {
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
    void a_changed_schedule_counts_anew_and_keeps_the_history() {
        hourly();
        scene.pass(HOUR);
        scene.settle();

        scene.policy("Hourly", "'schedule':{'cron':'30 4 * * *','timeZone':'Europe/Berlin'}");
        scene.settle();

        assertThat(scene.policies.list(scene.service())).hasSize(1);
        assertThat(scene.state("hourly").nextRun()).contains(Instant.parse("2026-11-25T03:30:00Z"));
        assertThat(scene.state("hourly").lastBackup().orElseThrow().name()).isEqualTo("contoso-20261124-110000");
    }

    @Test
    void status_tells_what_a_loss_would_cost() {
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
    void status_tells_of_the_last_restore() {
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
