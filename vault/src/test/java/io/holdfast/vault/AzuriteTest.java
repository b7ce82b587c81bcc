package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobCorsRule;
import com.azure.storage.blob.models.BlobServiceProperties;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.holdfast.vault.StorageException.Problem;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shared blob server is one that our vault can use. */
@RequiresNode
class AzuriteTest {

    private static Azurite azurite;

    @BeforeAll
    static void start() {
        azurite = Azurite.start();
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Test
    void letsInWhoHasTheKey() {
        try (BackupVault vault = open(azurite.key())) {
            vault.createContainer("backups");

            assertThat(vault.list("backups")).isEmpty();
        }
    }

    @Test
    void refusesAnotherKey() {
        try (BackupVault vault = open(azurite.wrongKey())) {
            assertThatThrownBy(() -> vault.createContainer("backups"))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.problem()).isIn(Problem.FORBIDDEN, Problem.KEY_REFUSED));
        }
    }

    @Test
    void refusesAnAccountWithCorsRulesAndSaysWhich() {
        var service = new BlobServiceClientBuilder()
                .endpoint(azurite.endpoint().toString())
                .credential(new StorageSharedKeyCredential(Azurite.ACCOUNT, azurite.key()))
                .serviceVersion(BlobServiceVersion.V2021_06_08)
                .httpClient(new JdkHttpClientBuilder().build())
                .buildClient();
        BlobServiceProperties properties = service.getProperties();
        try (BackupVault vault = open(azurite.key())) {
            vault.createContainer("backups");
            properties.setCors(List.of(new BlobCorsRule()
                    .setAllowedOrigins("https://portal.example")
                    .setAllowedMethods("GET,PATCH")
                    .setAllowedHeaders("")
                    .setExposedHeaders("")
                    .setMaxAgeInSeconds(60)));
            service.setProperties(properties);

            for (Consumer<String> touch : List.<Consumer<String>>of(vault::createContainer, vault::requireContainer)) {
                assertThatThrownBy(() -> touch.accept("backups"))
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.problem()).isEqualTo(Problem.CORS_ENABLED))
                        .hasMessageContaining("https://portal.example")
                        .hasMessageContaining("GET,PATCH")
                        .hasMessageContaining("az storage cors clear --services b --account-name " + Azurite.ACCOUNT);
            }

            service.setProperties(properties.setCors(List.of()));
            vault.requireContainer("backups");
        }
    }

    private static BackupVault open(String key) {
        var account = new StorageAccounts.Account(azurite.endpoint(), Optional.empty());
        return new StorageAccounts(Map.of(Azurite.ACCOUNT, account))
                .open(Azurite.ACCOUNT, new StorageAccess.AccessKey(key));
    }
}
