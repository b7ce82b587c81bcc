package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.vault.StorageAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @TempDir
    Path directory;

    private final RecoveryKeys keys = RecoveryKeys.generate();
    private Deployment here;

    @BeforeEach
    void open() {
        here = new Deployment(directory.resolve("data"), directory.resolve("storage"), keys, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static BackupLocation with(String account, String container, String blob, String key) {
        return new BackupLocation(account, container, blob, new StorageAccess.AccessKey(key));
    }

    @ParameterizedTest
    @CsvSource({
        "Local!, backups, b, storageAccount",
        "local,  BAD,     b, containerName",
        "local,  a--b,    b, containerName",
        "local,  backups, b., backupName"
    })
    void a_bad_name_is_refused_at_once(String account, String container, String blob, String parameter) {
        ServiceId id = here.filled("contoso");

        assertThatThrownBy(() -> here.recovery.backup(id, with(account, container, blob, Deployment.KEY)))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains(parameter));
        assertThat(here.store.operations().of(id)).isEmpty();
    }

    @Test
    void a_wrong_key_is_refused_at_once_and_not_repeated() {
        ServiceId id = here.filled("contoso");

        assertThatThrownBy(() -> here.recovery.backup(id, with("local", "backups", "b", "d3Jvbmcta2V5")))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("storageAccount"))
                .hasMessageContaining("refused the access key")
                .hasMessageNotContaining("d3Jvbmcta2V5");
    }

    @Test
    void a_restore_needs_the_container() {
        ServiceId id = here.filled("contoso");

        assertThatThrownBy(() ->
                        here.recovery.restore(id, Deployment.location("b"), RestoreOptions.NONE, RestoreRights.ALL))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("containerName"))
                .hasMessageContaining("no container 'backups'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Consumption", "BasicV2", "StandardV2", "PremiumV2", "Isolated"})
    void some_tiers_have_no_backup(String sku) {
        ServiceId id = here.service("contoso", sku);

        assertThatThrownBy(() -> here.recovery.backup(id, Deployment.location("b")))
                .isInstanceOf(RecoveryRefusedException.class)
                .hasMessageContaining("current SKU is '" + sku + "'");
        assertThat(directory.resolve("storage/backups")).doesNotExist();
    }

    @Test
    void a_service_must_be_there() {
        assertThatThrownBy(() -> here.recovery.backup(Deployment.id("nobody"), Deployment.location("b")))
                .isInstanceOf(ServiceNotFoundException.class);
    }

    @Test
    void another_sku_is_refused_on_the_poll() {
        here.backUp(here.filled("contoso"), "b");
        ServiceId target = here.service("standby", "StandardV2");

        failed(target, "Cannot restore: current SKU is 'StandardV2', backup SKU is 'Premium'");
    }

    @Test
    void a_backup_expires_after_thirty_days() {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "b");

        here.now.set(Deployment.NOW.plus(Duration.ofDays(30)));
        assertThat(here.restore(id, "b").state()).isEqualTo(State.SUCCEEDED);
        here.now.set(Deployment.NOW.plus(Duration.ofDays(30)).plusMillis(1));

        failed(id, "Cannot restore: backup expired");
    }

    @Test
    void a_missing_blob_is_named() {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "another");

        failed(id, "Cannot restore: the container 'backups' of storage account 'local' has no blob 'b'");
    }

    @Test
    void another_recovery_key_is_named() {
        here.backUp(here.filled("contoso"), "b");
        RecoveryKeys others = RecoveryKeys.generate();
        try (var there = new Deployment(
                directory.resolve("there"), directory.resolve("storage"), others, UnaryOperator.identity())) {
            ServiceId target = there.service("standby", "Premium");

            LongRunningOperation operation = there.restore(target, "b");

            assertThat(operation.errorCode()).isEqualTo("RestoreFailed");
            assertThat(operation.errorMessage())
                    .startsWith("Cannot restore: ")
                    .contains(keys.sealing().fingerprint())
                    .contains(others.sealing().fingerprint());
        }
    }

    @Test
    void an_unsealed_backup_is_refused_where_sealing_is_demanded() {
        try (var open = new Deployment(
                directory.resolve("open"), directory.resolve("storage"), keys, UnaryOperator.identity(), false)) {
            ServiceId source = open.filled("contoso");
            open.backUp(source, "b");
            assertThat(open.restore(source, "b").state()).isEqualTo(State.SUCCEEDED);
        }

        failed(here.service("standby", "Premium"), "Cannot restore: the backup is not sealed");
    }

    @Test
    void what_is_no_archive_is_refused() throws Exception {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "another");
        Files.writeString(
                directory.resolve("storage/backups/b"), "not an archive, but long enough to have been one ".repeat(9));

        failed(id, "Cannot restore: the blob is no Holdfast archive");
    }

    private void failed(ServiceId id, String message) {
        String before = here.digest(id);
        var service = here.store.service(id).orElseThrow();

        LongRunningOperation operation = here.restore(id, "b");

        assertThat(operation.state()).isEqualTo(State.FAILED);
        assertThat(operation.errorCode()).isEqualTo("RestoreFailed");
        assertThat(operation.errorMessage()).startsWith(message);
        assertThat(here.digest(id)).isEqualTo(before);
        assertThat(here.store.service(id).orElseThrow().etag()).isEqualTo(service.etag());
    }
}
