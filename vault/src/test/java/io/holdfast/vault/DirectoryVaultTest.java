package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.vault.testing.VaultContract;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryVaultTest extends VaultContract {

    private static final String KEY = "a2V5a2V5a2V5a2V5";

    @TempDir
    Path directory;

    @Override
    protected BackupVault open(String key) {
        return accounts().open("local", new StorageAccess.AccessKey(key.isEmpty() ? KEY : key));
    }

    private StorageAccounts accounts() {
        return new StorageAccounts(
                Map.of("local", new StorageAccounts.Account(URI.create("file:" + directory), Optional.of(KEY))));
    }

    @Test
    void filesAreForTheirOwnerAndNothingElseIsLeft() throws Exception {
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
    void metadataOfAnotherBlobIsTakenForNone() throws Exception {
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

    private BackupVault as(String principalId, String... permitted) {
        BlobRoles roles = (principal, dataAction, scope) -> principal.equals("known")
                && scope.equals("/subscriptions/s")
                && List.of(permitted).contains(dataAction.substring(dataAction.lastIndexOf('/') + 1));
        var account = new StorageAccounts.Account(
                URI.create("file:" + directory),
                Optional.of(KEY),
                Optional.empty(),
                new Identities(Optional.empty(), roles, "/subscriptions/s"),
                StorageConnection.DEFAULT);
        return new StorageAccounts(Map.of("local", account))
                .open("local", new StorageAccess.SystemAssignedManagedIdentity(principalId));
    }

    @Test
    void whatNoBlobCanBeIsNotListed() throws Exception {
        try (BackupVault vault = open("")) {
            vault.createContainer("backups");
            Files.writeString(directory.resolve("backups/copied by hand"), "x");
            Files.writeString(directory.resolve("backups/100%zz"), "x");
            Files.createDirectory(directory.resolve("backups/folder"));
            Files.writeString(directory.resolve("backups/b"), "x");

            assertThat(vault.list("backups")).extracting(BlobSummary::name).containsExactly("b");
        }
    }

    @Test
    void aManagedIdentityWithTheRoleWritesReadsAndDeletes() throws Exception {
        try (BackupVault vault = as("known", "write", "read", "delete")) {
            vault.createContainer("backups");
            vault.requireContainer("backups");
            try (BlobWriter writer = vault.write("backups", "b")) {
                writer.write(7);
                writer.commit(Map.of());
            }
            try (BlobReader reader = vault.read("backups", "b")) {
                assertThat(reader.open(0, 1).read()).isEqualTo(7);
            }
            vault.delete("backups", "b");
            assertThat(vault.list("backups")).isEmpty();
        }
    }

    @Test
    void aManagedIdentityWithoutTheRoleIsToldWhichOneAndHowToAssignIt() {
        try (BackupVault vault = as("stranger", "write", "read", "delete")) {
            for (Consumer<BackupVault> call : List.<Consumer<BackupVault>>of(
                    v -> v.createContainer("backups"),
                    v -> v.requireContainer("backups"),
                    v -> v.write("backups", "b"),
                    v -> v.read("backups", "b"),
                    v -> v.list("backups"),
                    v -> v.delete("backups", "b"))) {
                assertThatThrownBy(() -> call.accept(vault))
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.problem()).isEqualTo(StorageException.Problem.FORBIDDEN))
                        .hasMessageContaining("'local'")
                        .hasMessageContaining("principal id stranger")
                        .hasMessageContaining("az role assignment create --role \"Storage Blob Data Contributor\""
                                + " --assignee-object-id stranger --assignee-principal-type ServicePrincipal"
                                + " --scope /subscriptions/s");
            }
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whoeverMayOnlyReadRestoresAndDoesNotWrite() {
        try (BackupVault all = as("known", "write", "read", "delete");
                BackupVault reader = as("known", "read")) {
            all.createContainer("backups");

            reader.requireContainer("backups");
            assertThatThrownBy(() -> reader.write("backups", "b"))
                    .hasMessageContaining("Storage Blob Data Contributor");
        }
    }

    @Test
    void noNameLeadsOutOfTheContainer() throws Exception {
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
