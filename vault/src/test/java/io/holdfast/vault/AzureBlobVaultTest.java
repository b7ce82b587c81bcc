package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import io.holdfast.vault.testing.VaultContract;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same against a real blob server, whose account is configured here under another name than its own. */
@RequiresNode
class AzureBlobVaultTest extends VaultContract {

    private static Azurite azurite;

    @BeforeAll
    static void start() {
        azurite = Azurite.start();
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Override
    protected BackupVault open(String key) {
        return accounts(azurite.endpoint(), Optional.empty())
                .open("blobs", new StorageAccess.AccessKey(key.isEmpty() ? azurite.key() : key));
    }

    private static StorageAccounts accounts(URI endpoint, Optional<String> version) {
        return new StorageAccounts(Map.of("blobs", new StorageAccounts.Account(endpoint, Optional.empty(), version)));
    }

    @Test
    void anotherProtocolVersionCanBeSet() {
        try (BackupVault vault = accounts(azurite.endpoint(), Optional.of("2023-11-03"))
                .open("blobs", new StorageAccess.AccessKey(azurite.key()))) {
            vault.createContainer("versioned");

            assertThat(vault.list("versioned")).isEmpty();
        }
        assertThatThrownBy(() -> accounts(azurite.endpoint(), Optional.of("1999-01-01"))
                        .open("blobs", new StorageAccess.AccessKey(azurite.key())))
                .hasMessageContaining("storage.accounts.blobs.serviceVersion")
                .hasMessageContaining("1999-01-01");
    }
}
