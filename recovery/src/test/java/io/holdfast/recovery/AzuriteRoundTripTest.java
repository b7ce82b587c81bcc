package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobReader;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.BlobWriter;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageException.Problem;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
    void aServiceIsTheSameElsewhereAndTheBlobTellsAboutIt() {
        try (var east = new Deployment(directory.resolve("east"), accounts(), keys);
                var west = new Deployment(directory.resolve("west"), accounts(), keys)) {
            ServiceId source = east.filled("contoso");
            ServiceId target = west.service("standby", "Premium");
            BackupLocation blob = location("daily/b1.apimbackup", azurite.key());

            var backup = east.ended(east.recovery.backup(source, blob));
            var restore = west.ended(west.recovery.restore(target, blob, RestoreOptions.NONE, RestoreRights.ALL));

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
    void aContainerIsListedAndEmptied() throws Exception {
        try (var here = new Deployment(directory.resolve("here"), accounts(), keys);
                BackupVault vault = accounts()
                        .open(Azurite.ACCOUNT, location("x", azurite.key()).access())) {
            BackupLocation blob = location("nightly/1", azurite.key());
            here.ended(here.recovery.backup(here.filled("contoso"), blob));
            byte[] archive;
            try (BlobReader reader = vault.read("backups", "nightly/1")) {
                archive = reader.open(0, reader.length()).readAllBytes();
            }
            put(vault, "nightly/copy", archive);
            put(vault, "nightly/cut", Arrays.copyOf(archive, archive.length - 1));
            put(vault, "nightly/notes", new byte[1000]);
            BackupCatalogue catalogue = here.recovery.catalogue();
            var query = new BackupCatalogue.Query("nightly/", "", 3);

            var first = catalogue.list(blob.container(), query);
            var rest = catalogue.list(blob.container(), new BackupCatalogue.Query("nightly/", first.continuation(), 3));

            assertThat(first.blobs())
                    .extracting(AzuriteRoundTripTest::inShort)
                    .containsExactly("nightly/1 METADATA", "nightly/copy MANIFEST", "nightly/cut DAMAGED");
            assertThat(rest.blobs())
                    .extracting(AzuriteRoundTripTest::inShort)
                    .containsExactly("nightly/notes NOT_A_BACKUP");
            assertThat(catalogue.show(location("nightly/copy", azurite.key())).authenticity())
                    .isEqualTo(BackupDetails.Authenticity.AUTHENTIC);
            catalogue.delete(location("nightly/copy", azurite.key()), false);
            assertThatThrownBy(() -> catalogue.show(location("nightly/copy", azurite.key())))
                    .hasMessageContaining("has no blob");
        }
    }

    private static String inShort(CatalogueEntry entry) {
        return entry.blob().name() + " "
                + switch (entry) {
                    case CatalogueEntry.Backup backup -> backup.told().name();
                    case CatalogueEntry.Other other -> other.state().name();
                };
    }

    private static void put(BackupVault vault, String name, byte[] bytes) throws IOException {
        try (BlobWriter writer = vault.write("backups", name)) {
            writer.write(bytes);
            writer.commit(Map.of());
        }
    }

    @Test
    void aWrongKeyIsRefusedAtOnce() {
        try (var here = new Deployment(directory.resolve("here"), accounts(), keys)) {
            ServiceId id = here.filled("contoso");

            assertThatThrownBy(() -> here.recovery.backup(id, location("b", azurite.wrongKey())))
                    .isInstanceOfSatisfying(
                            RecoveryRefusedException.class,
                            e -> assertThat(e.refusal())
                                    .isInstanceOfSatisfying(
                                            RecoveryRefusal.StorageRefused.class,
                                            refused ->
                                                    assertThat(refused.what()).isEqualTo(Problem.FORBIDDEN)));
        }
    }
}
