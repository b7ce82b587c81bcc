package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.vault.StorageException.Problem;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.LocalCertificate;
import io.holdfast.vault.testing.RequiresNode;
import io.holdfast.vault.testing.StorageTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Managed identities and a real blob server that looks at their tokens, over TLS. */
@RequiresNode
class IdentityAccessTest {

    private static final StorageAccess.ManagedIdentity SYSTEM =
            new StorageAccess.SystemAssignedManagedIdentity("the-principal");

    @TempDir
    static Path directory;

    private static LocalCertificate certificate;
    private static Azurite azurite;

    @BeforeAll
    static void start() {
        certificate = LocalCertificate.in(directory);
        azurite = Azurite.withTokens(certificate);
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    private static BackupVault open(IdentityTokens tokens, StorageAccess access, boolean trusting) {
        var identities = new Identities(Optional.of(tokens), BlobRoles.NONE, "/");
        var connection = new StorageConnection(
                2, StorageConnection.DEFAULT.timeout(), trusting ? Optional.of(certificate.tls()) : Optional.empty());
        var account = new StorageAccounts.Account(
                azurite.endpoint(), Optional.empty(), Optional.empty(), identities, connection);
        return new StorageAccounts(Map.of(Azurite.ACCOUNT, account)).open(Azurite.ACCOUNT, access);
    }

    private static IdentityTokens.Token token(String audience) {
        return new IdentityTokens.Token(
                StorageTokens.forAudience(audience), Instant.now().plusSeconds(3600));
    }

    @Test
    void aTokenForStorageOpensTheAccountAndSaysWhoseItIs() throws IOException {
        var asked = new ArrayList<StorageAccess.ManagedIdentity>();
        IdentityTokens tokens = identity -> {
            asked.add(identity);
            return token(IdentityTokens.AUDIENCE);
        };
        var user = new StorageAccess.UserAssignedManagedIdentity("the-client", "another-principal");
        try (BackupVault ours = open(tokens, SYSTEM, true);
                BackupVault theirs = open(tokens, user, true)) {
            ours.createContainer("backups");
            try (BlobWriter writer = ours.write("backups", "b")) {
                writer.write(new byte[] {1, 2, 3});
                writer.commit(Map.of());
            }
            try (BlobReader reader = theirs.read("backups", "b")) {
                assertThat(reader.open(0, 3).readAllBytes()).containsExactly(1, 2, 3);
            }
        }

        assertThat(asked).containsExactly(SYSTEM, user);
    }

    @Test
    void aTokenForSomethingElseIsRefusedWithTheSettingToLookAt() {
        try (BackupVault vault = open(identity -> token("https://management.azure.com"), SYSTEM, true)) {
            assertThatThrownBy(() -> vault.createContainer("backups"))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.KEY_REFUSED))
                    .hasMessageContaining("'" + Azurite.ACCOUNT + "'")
                    .hasMessageContaining("refused the token")
                    .hasMessageContaining("storage.accounts." + Azurite.ACCOUNT + ".identity");
        }
    }

    @Test
    void noTokenIsExplainedByWhoShouldHaveIssuedItAndAskedForOnce() {
        var asked = new ArrayList<StorageAccess.ManagedIdentity>();
        IdentityTokens none = identity -> {
            asked.add(identity);
            throw new IOException("the issuer is closed; open it");
        };
        try (BackupVault vault = open(none, SYSTEM, true)) {
            assertThatThrownBy(() -> vault.createContainer("backups"))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(
                            "no token for storage account '" + Azurite.ACCOUNT + "': the issuer is closed; open it");
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsIsNotSpokenTo() {
        try (BackupVault vault = open(identity -> token(IdentityTokens.AUDIENCE), SYSTEM, false)) {
            assertThatThrownBy(() -> vault.createContainer("backups"))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREACHABLE))
                    .hasMessageContaining("storage.accounts." + Azurite.ACCOUNT + ".caFile");
        }
    }

    @Test
    void theKeyOpensItAsBefore() {
        IdentityTokens unused = identity -> {
            throw new IOException("not to be asked");
        };
        try (BackupVault vault = open(unused, new StorageAccess.AccessKey(azurite.key()), true)) {
            vault.createContainer("with-the-key");

            assertThat(vault.list("with-the-key")).isEqualTo(List.of());
        }
    }
}
