package io.holdfast.management.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.vault.Identities;
import io.holdfast.vault.KeyBinding;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may have backup policies use a key that he does not hold himself. */
class ConfiguredKeyTest {

    private static final String OPERATOR = "e022efe7-f5ba-4159-bbe4-b44f577e9b61";
    private static final String SERVICE_CONTRIBUTOR = "312a565d-c81f-4fd8-895a-4e21e48d571c";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String SUBSCRIPTION = "/subscriptions/" + TestServer.SUBSCRIPTION;

    @TempDir
    Path directory;

    private RightsScene scene(KeyBinding binding) throws Exception {
        var identities = new Identities(Optional.empty(), Identities.PLATFORM.roles(), SUBSCRIPTION);
        var scene = new RightsScene(
                directory,
                RecoveryTrust.DEFAULT,
                new StorageAccounts.Account(
                        directory.resolve("storage").toUri(),
                        Optional.of(RightsScene.KEY),
                        Optional.empty(),
                        identities,
                        StorageConnection.DEFAULT,
                        binding));
        scene.make("ours");
        scene.make("theirs");
        scene.assign("operator", OPERATOR, RightsScene.service("theirs"));
        scene.assign("service-contributor", SERVICE_CONTRIBUTOR, SUBSCRIPTION);
        scene.assign("contributor", CONTRIBUTOR, SUBSCRIPTION);
        return scene;
    }

    private static TestServer.Answer policy(RightsScene scene, String who, String service, String container) {
        return scene.send(
                who,
                "PUT",
                RightsScene.service(service) + "/providers/Holdfast.Recovery/backupPolicies/p",
                "{\"properties\":{\"storageAccount\":\"local\",\"containerName\":\"" + container
                        + "\",\"schedule\":{\"cron\":\"0 3 * * *\"}}}");
    }

    @Test
    void aKeyThatIsBoundToNothingIsForWhoMayReadIt() throws Exception {
        try (var scene = scene(KeyBinding.NONE)) {
            var refused = policy(scene, "operator", "theirs", "backups-of-ours");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.at("/error/message"))
                    .contains("Microsoft.Storage/storageAccounts/listKeys/action", SUBSCRIPTION);
            assertThat(policy(scene, "service-contributor", "theirs", "backups").status())
                    .isEqualTo(403);
            assertThat(policy(scene, "contributor", "theirs", "backups").status())
                    .isEqualTo(201);
            // What somebody else has made he may not lead elsewhere, with the same key.
            assertThat(policy(scene, "operator", "theirs", "backups-of-ours").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aKeyThatIsBoundToAServiceIsForWhoeverMayBackThatOneUp() throws Exception {
        try (var scene = scene(new KeyBinding(List.of(RightsScene.service("theirs")), List.of()))) {
            assertThat(policy(scene, "operator", "theirs", "backups").status()).isEqualTo(201);
            var refused = policy(scene, "owner", "ours", "backups");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.at("/error/message")).contains("storage.accounts.local.services");
        }
    }

    @Test
    void containersOfServicesKeepThemApart() throws Exception {
        try (var scene = scene(new KeyBinding(List.of(), List.of("of-{service}")))) {
            assertThat(policy(scene, "operator", "theirs", "of-theirs").status())
                    .isEqualTo(201);
            var refused = policy(scene, "operator", "theirs", "of-ours");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.at("/error/message")).contains("storage.accounts.local.containers", "'of-theirs'");
        }
    }
}
