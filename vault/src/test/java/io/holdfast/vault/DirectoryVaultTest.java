package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryVaultTest extends VaultContract {

    private static final String KEY = "a2V5a2V5a2V5a2V5";

    @TempDir
    Path directory;

    @Override
    BackupVault open(String key) {
        return accounts().open("local", new StorageAccess.AccessKey(key.isEmpty() ? KEY : key));
    }

    private StorageAccounts accounts() {
        return new StorageAccounts(
                Map.of("local", new StorageAccounts.Account(URI.create("file:" + directory), Optional.of(KEY))));
    }

    @Test
    void files_are_for_their_owner_and_nothing_else_is_left() throws Exception {
        try (BackupVault vault = open("")) {
            vault.createContainer("backups");
            try (BlobWriter writer = vault.write("backups", "b")) {
                writer.write(1);
                writer.commit(Map.of("a", "b"));
            }
        }

        try (var files = Files.list(directory.resolve("backups"))) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void metadata_of_another_blob_is_taken_for_none() throws Exception {
        try (BackupVault vault = open("")) {
            vault.createContainer("backups");
            try (BlobWriter writer = vault.write("backups", "b")) {
                writer.write(1);
                writer.commit(Map.of("a", "b"));
            }
            Files.writeString(directory.resolve("backups/b"), "another one");

            assertThat(vault.list("backups").getFirst().metadata()).isEmpty();
        }
    }

    @Test
    void a_managed_identity_is_of_no_use_here() {
        assertThatThrownBy(() -> accounts().open("local", new StorageAccess.SystemAssignedManagedIdentity()))
                .hasMessageContaining("accessType AccessKey")
                .hasMessageContaining("storage.accounts.local.keyFile");
    }

    @Test
    void no_name_leads_out_of_the_container() throws Exception {
        Path inner = Files.createDirectory(directory.resolve("inner"));
        var account = new StorageAccounts.Account(URI.create("file:" + inner), Optional.of(KEY));
        var accounts = new StorageAccounts(Map.of("local", account));
        try (BackupVault vault = accounts.open("local", new StorageAccess.AccessKey(KEY))) {
            vault.createContainer("backups");
            try (BlobWriter writer = vault.write("backups", "../../outside")) {
                writer.write(1);
                writer.commit(Map.of());
            }
        }

        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(inner);
        }
    }
}
