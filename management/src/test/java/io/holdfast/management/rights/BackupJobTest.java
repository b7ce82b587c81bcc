package io.holdfast.management.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.management.support.TestServer.Answer;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may make backups and no more: he sees nothing of what runs of others found out, and ends no protection. */
class BackupJobTest {

    private static final String BACKUP_JOB = "5c0b1d0e-7d0f-4d6b-9a65-6f3f5a1d2c41";
    private static final String ID = RightsScene.service("one");
    private static final String EXTENSION = ID + "/providers/Holdfast.Recovery/";
    private static final String LOCATION =
            "/subscriptions/" + TestServer.SUBSCRIPTION + "/providers/Microsoft.ApiManagement/locations/westus/";
    private static final String POLICY = "{\"properties\":{\"storageAccount\":\"local\",\"containerName\":\"backups\","
            + "\"accessType\":\"SystemAssignedManagedIdentity\",\"enabled\":false,\"schedule\":{\"cron\":\"0 3 * * *\"}}}";

    @TempDir
    static Path directory;

    private static RightsScene scene;

    @BeforeAll
    static void start() throws Exception {
        scene = new RightsScene(directory, RecoveryTrust.DEFAULT, RightsScene.account(directory));
        scene.make("one");
        scene.must(200, scene.send("owner", "PATCH", ID, "{\"identity\":{\"type\":\"SystemAssigned\"}}"));
        scene.must(200, scene.run("owner", ID + "/backup", RightsScene.place("kept")));
        scene.assign("job", BACKUP_JOB, ID);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static Answer begun(String what, String who, String... more) {
        Answer begun = scene.send(who, "POST", what, RightsScene.place("kept", more));
        scene.must(202, begun);
        Answer last = begun;
        while (last.status() == 202) {
            last = scene.send("owner", "GET", begun.header("Location"), null);
        }
        scene.must(200, last);
        return begun;
    }

    @Test
    void itBacksUpAndFollows() {
        Answer begun = scene.send("job", "POST", ID + "/backup", RightsScene.place("its"));
        scene.must(202, begun);
        Answer last = begun;
        while (last.status() == 202) {
            last = scene.send("job", "GET", begun.header("Location"), null);
        }

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.json().at("/holdfast/digest").isString()).isTrue();
    }

    @Test
    void whatAPreviewFoundIsNotForIt() {
        String run = begun(EXTENSION + "previewRestore", "owner").header("x-holdfast-run");

        Answer refused = scene.send("job", "GET", EXTENSION + "operationResults/" + run, null);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Microsoft.ApiManagement/service/restore/action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_Backup_", "one_Restore_"})
    void aPreviewIsNoOperationOfAzure(String kind) {
        String run = begun(EXTENSION + "previewRestore", "owner").header("x-holdfast-run");
        String name = Base64.getEncoder().encodeToString(("westus:" + kind + run).getBytes(UTF_8));

        assertThat(scene.send("job", "GET", ID + "/operationresults/" + name, null)
                        .status())
                .isEqualTo(404);
        assertThat(scene.send("job", "GET", LOCATION + "operationResults/" + name, null)
                        .status())
                .isEqualTo(404);
        assertThat(scene.send("job", "GET", LOCATION + "operationStatuses/" + name, null)
                        .status())
                .isEqualTo(404);
    }

    /** It names what it had to correct. */
    @Test
    void whatARestoreDidIsNotForIt() {
        Answer begun = begun(ID + "/restore", "owner");

        Answer seen = scene.send("job", "GET", begun.header("Location"), null);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().has("holdfast")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PUT, backupPolicies/write", "DELETE, backupPolicies/delete"})
    void itNeitherMakesNorEndsAPolicy(String method, String action) {
        Answer refused =
                scene.send("job", method, EXTENSION + "backupPolicies/p", method.equals("PUT") ? POLICY : null);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Microsoft.ApiManagement/service/holdfastRecovery/" + action);
    }

    @Test
    void aRoleWithThatActionDoes() {
        String own = scene.role(
                "policies",
                "\"Microsoft.ApiManagement/service/backup/action\","
                        + " \"Microsoft.ApiManagement/service/holdfastRecovery/backupPolicies/*\"",
                "");
        scene.assign("planner", own, ID);

        assertThat(scene.send("planner", "PUT", EXTENSION + "backupPolicies/q", POLICY)
                        .status())
                .isEqualTo(201);
        assertThat(scene.send("planner", "DELETE", EXTENSION + "backupPolicies/q", null)
                        .status())
                .isEqualTo(200);
    }

    /** Whoever brings the account's key could do so without us. */
    @Test
    void itDeletesNoBackupByTheIdentityOfTheService() {
        Answer refused = scene.send(
                "job",
                "POST",
                EXTENSION + "deleteBackup",
                "{\"storageAccount\":\"local\",\"containerName\":\"backups\",\"backupName\":\"kept\","
                        + "\"accessType\":\"SystemAssignedManagedIdentity\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("Microsoft.ApiManagement/service/holdfastRecovery/backups/delete");
    }

    @Test
    void whoMayRestoreAndNotBackUpSeesHisPreview() {
        String own = scene.role(
                "restorer",
                "\"Microsoft.ApiManagement/service/restore/action\", \"Microsoft.ApiManagement/service/read\"",
                "");
        scene.assign("restorer", own, ID);
        Answer begun = begun(EXTENSION + "previewRestore", "restorer");

        Answer seen = scene.send("restorer", "GET", begun.header("Location"), null);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.at("/verdict")).isEqualTo("allowed");
    }
}
