package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.vault.StorageException.Problem;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.util.Map;
import java.util.Optional;
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
    void lets_in_who_has_the_key() {
        try (BackupVault vault = open(azurite.key())) {
            vault.createContainer("backups");

            assertThat(vault.list("backups")).isEmpty();
        }
    }

    @Test
    void refuses_another_key() {
        try (BackupVault vault = open(azurite.wrongKey())) {
            assertThatThrownBy(() -> vault.createContainer("backups"))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.problem()).isIn(Problem.FORBIDDEN, Problem.KEY_REFUSED));
        }
    }

    private static BackupVault open(String key) {
        var account = new StorageAccounts.Account(azurite.endpoint(), Optional.empty());
        return new StorageAccounts(Map.of(Azurite.ACCOUNT, account))
                .open(Azurite.ACCOUNT, new StorageAccess.AccessKey(key));
    }
}
