package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageAccountsTest {

    private static StorageAccounts with(String endpoint) {
        return new StorageAccounts(
                Map.of("configured", new StorageAccounts.Account(URI.create(endpoint), Optional.of("c2VjcmV0"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Upper", "with-hyphen", "../up", "0123456789012345678901234"})
    void whatIsNoAccountNameIsRefused(String name) {
        assertThatThrownBy(() -> with("file:/tmp").open(name, new StorageAccess.AccessKey("a2V5")))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_ACCOUNT_NAME));
    }

    @Test
    void anEndpointThatNoVaultServesIsNamed() {
        assertThatThrownBy(() -> with("ftp://x").open("configured", new StorageAccess.AccessKey("a2V5")))
                .hasMessageContaining("ftp://x")
                .hasMessageContaining("'configured'");
    }

    @Test
    void aKeyThatIsNotBase64IsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> with("file:/tmp").open("elsewhere", new StorageAccess.AccessKey("not base64!")))
                .hasMessageContaining("not base64")
                .hasMessageNotContaining("not base64!");
    }

    @Test
    void aManagedIdentityNeedsHttps() {
        assertThatThrownBy(() -> with("http://127.0.0.1:1/x")
                        .open("configured", new StorageAccess.UserAssignedManagedIdentity("id", "principal")))
                .hasMessageContaining("https");
    }

    @Test
    void anAccountThatNobodyAnswersForIsNamed() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (BackupVault vault = with("http://127.0.0.1:" + port + "/configured")
                .open("configured", new StorageAccess.AccessKey("a2V5"))) {
            assertThatThrownBy(() -> vault.createContainer("backups"))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREACHABLE))
                    .hasMessageContaining("'configured'")
                    .hasMessageContaining("storage.accounts.configured.endpoint");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:10000/devstoreaccount1,  devstoreaccount1",
        "http://127.0.0.1:10000/devstoreaccount1/, devstoreaccount1",
        "https://other.blob.core.windows.net,      other",
        "https://blobs.example.test,               configured"
    })
    void aKeyIsSignedWithTheNameThatTheServiceKnows(String endpoint, String name) {
        assertThat(AzureBlobProvider.nameOnService("configured", URI.create(endpoint)))
                .isEqualTo(name);
    }

    @Test
    void noKeyIsEverShown() {
        var account = new StorageAccounts.Account(URI.create("file:/x"), Optional.of("c2VjcmV0"));

        assertThat(account + " " + new StorageAccess.AccessKey("c2VjcmV0")).doesNotContain("c2VjcmV0");
    }
}
