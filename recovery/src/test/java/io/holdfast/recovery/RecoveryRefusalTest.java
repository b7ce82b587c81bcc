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
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryRefusalTest {

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
    void aBadNameIsRefusedAtOnce(String account, String container, String blob, String parameter) {
        ServiceId id = here.filled("contoso");

        assertThatThrownBy(() -> here.recovery.backup(id, with(account, container, blob, Deployment.KEY)))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains(parameter));
        assertThat(here.store.operations().of(id)).isEmpty();
    }

    @Test
    void aWrongKeyIsRefusedAtOnceAndNotRepeated() {
        ServiceId id = here.filled("contoso");

        assertThatThrownBy(() -> here.recovery.backup(id, with("local", "backups", "b", "d3Jvbmcta2V5")))
                .isInstanceOfSatisfying(
                        RecoveryRefusedException.class,
                        e -> assertThat(e.refusal().field()).contains("storageAccount"))
                .hasMessageContaining("refused the access key")
                .hasMessageNotContaining("d3Jvbmcta2V5");
    }

    @Test
    void aRestoreNeedsTheContainer() {
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
    void someTiersHaveNoBackup(String sku) {
        ServiceId id = here.service("contoso", sku);

        assertThatThrownBy(() -> here.recovery.backup(id, Deployment.location("b")))
                .isInstanceOf(RecoveryRefusedException.class)
                .hasMessageContaining("current SKU is '" + sku + "'");
        assertThat(directory.resolve("storage/backups")).doesNotExist();
    }

    @Test
    void aServiceMustBeThere() {
        assertThatThrownBy(() -> here.recovery.backup(Deployment.id("nobody"), Deployment.location("b")))
                .isInstanceOf(ServiceNotFoundException.class);
    }

    @Test
    void anotherSkuIsRefusedOnThePoll() {
        here.backUp(here.filled("contoso"), "b");
        ServiceId target = here.service("standby", "StandardV2");

        refused(target, "sku", "Cannot restore: current SKU is 'StandardV2', backup SKU is 'Premium'");
    }

    @Test
    void aBackupExpiresAfterThirtyDays() {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "b");

        here.now.set(Deployment.NOW.plus(Duration.ofDays(30)));
        assertThat(here.restore(id, "b").state()).isEqualTo(State.SUCCEEDED);
        here.now.set(Deployment.NOW.plus(Duration.ofDays(30)).plusMillis(1));

        refused(id, "expiry", "Cannot restore: backup expired");
    }

    @Test
    void aMissingBlobIsNamed() {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "another");

        failed(id, "Cannot restore: the container 'backups' of storage account 'local' has no blob 'b'");
        outcomes(id).forEach(outcome -> assertThat(outcome).isInstanceOf(RunOutcome.Failed.class));
    }

    @Test
    void anotherRecoveryKeyIsNamed() {
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
    void anUnsealedBackupIsRefusedWhereSealingIsDemanded() {
        try (var open = new Deployment(
                directory.resolve("open"), directory.resolve("storage"), keys, UnaryOperator.identity(), false)) {
            ServiceId source = open.filled("contoso");
            open.backUp(source, "b");
            assertThat(open.restore(source, "b").state()).isEqualTo(State.SUCCEEDED);
        }

        refused(here.service("standby", "Premium"), "key", "Cannot restore: the backup is not sealed");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        ServiceId id = here.filled("contoso");
        here.backUp(id, "another");
        Files.writeString(
                directory.resolve("storage/backups/b"), "not an archive, but long enough to have been one ".repeat(9));

        failed(id, "Cannot restore: the blob is no Holdfast archive");
    }

    /** What an earlier version kept of it is a failure in words. */
    @Test
    void anEndWithoutARuleIsAFailure() {
        ServiceId id = here.filled("contoso");
        LongRunningOperation run = here.store.operations().begin(id, LongRunningOperation.Kind.RESTORE);
        here.store.operations().fail(run, "RestoreFailed", "Cannot restore: backup expired");

        assertThat(outcomes(id))
                .hasSize(2)
                .containsOnly(new RunOutcome.Failed("RestoreFailed", "Cannot restore: backup expired"));
    }

    private void refused(ServiceId id, String rule, String message) {
        failed(id, message);
        assertThat(outcomes(id))
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(RunOutcome.Refused.class, refused -> {
                    assertThat(refused.rule()).isEqualTo(rule);
                    assertThat(refused.code()).isEqualTo("RestoreFailed");
                    assertThat(refused.message()).startsWith(message);
                }));
    }

    /** Of the newest run: as it is found by its id, and in the list of runs. */
    private List<RunOutcome> outcomes(ServiceId id) {
        LongRunningOperation listed = here.store.operations().newest(id, 1).getFirst();
        LongRunningOperation found = here.store.operations().find(listed.id()).orElseThrow();
        return Stream.of(listed, found)
                .map(operation -> RunOutcome.of(operation).orElseThrow())
                .toList();
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
