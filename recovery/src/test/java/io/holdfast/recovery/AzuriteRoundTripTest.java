package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups in a real blob server. */
@RequiresNode
class AzuriteRoundTripTest {

    private static Azurite azurite;

    @TempDir
    Path directory;

    private final RecoveryKeys keys = RecoveryKeys.generate();

    @BeforeAll
    static void start() {
        azurite = Azurite.start();
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    private static StorageAccounts accounts() {
        return new StorageAccounts(
                Map.of(Azurite.ACCOUNT, new StorageAccounts.Account(azurite.endpoint(), Optional.empty())));
    }

    private static BackupLocation location(String blob, String key) {
        return new BackupLocation(Azurite.ACCOUNT, "backups", blob, new StorageAccess.AccessKey(key));
    }

    @Test
    void a_service_is_the_same_elsewhere_and_the_blob_tells_about_it() {
        try (var east = new Deployment(directory.resolve("east"), accounts(), keys);
                var west = new Deployment(directory.resolve("west"), accounts(), keys)) {
            ServiceId source = east.filled("contoso");
            ServiceId target = west.service("standby", "Premium");
            BackupLocation blob = location("daily/b1.apimbackup", azurite.key());

            var backup = east.ended(east.recovery.backup(source, blob));
            var restore = west.ended(west.recovery.restore(target, blob));

            assertThat(backup.state()).as(backup.errorMessage()).isEqualTo(State.SUCCEEDED);
            assertThat(restore.state()).as(restore.errorMessage()).isEqualTo(State.SUCCEEDED);
            assertThat(west.digest(target)).isEqualTo(east.digest(source));
            try (BackupVault vault = accounts().open(Azurite.ACCOUNT, blob.access())) {
                BlobSummary found = vault.list("backups").getFirst();
                assertThat(found.metadata())
                        .containsEntry("holdfast_service", "contoso")
                        .containsEntry("holdfast_sku", "Premium")
                        .containsEntry("holdfast_records", "7")
                        .containsEntry("holdfast_key", keys.sealing().fingerprint());
            }
        }
    }

    @Test
    void a_wrong_key_is_refused_at_once() {
        try (var here = new Deployment(directory.resolve("here"), accounts(), keys)) {
            ServiceId id = here.filled("contoso");

            assertThatThrownBy(() -> here.recovery.backup(id, location("b", azurite.wrongKey())))
                    .isInstanceOf(RecoveryRefusedException.class)
                    .hasMessageStartingWith("Invalid parameter: ")
                    .hasMessageEndingWith("\r\nParameter name: backupStorageAccount");
        }
    }
}
