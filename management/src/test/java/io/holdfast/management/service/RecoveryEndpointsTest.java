package io.holdfast.management.service;

import static io.holdfast.management.support.TestServer.BODY;
import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageException.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Backup and restore as clients of Azure speak of them. */
class RecoveryEndpointsTest {

    private static final String V = "?api-version=2022-08-01";
    private static final String KEYED =
            "{\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"backupName\":\"b1\",\"accessKey\":\"c2VjcmV0\"}";
    private static final ServiceId ID = new ServiceId(SUBSCRIPTION, "rg1", "Contoso");

    @TempDir
    Path directory;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(directory);
        server.makeService("Contoso");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LongRunningOperation running() {
        return server.store.operations().of(ID).getFirst();
    }

    @Test
    void startsAndIsPolledByLocation() {
        var started = server.post(SERVICES + "contoso/backup" + V, KEYED);

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.body()).isEmpty();
        assertThat(started.header("Content-Length")).isEqualTo("0");
        assertThat(started.header("Retry-After")).isEqualTo("1");
        assertThat(started.header("Azure-AsyncOperation")).isNull();
        String location = started.header("Location");
        assertThat(location)
                .startsWith(server.url() + SERVICES + "Contoso/operationresults/")
                .endsWith("?api-version=2022-08-01");
        String id = location.replaceAll(".*/operationresults/|\\?.*", "");
        assertThat(new String(Base64.getDecoder().decode(id), StandardCharsets.UTF_8))
                .startsWith("westus:Contoso_Backup_");
        assertThat(server.recovery.asked)
                .containsExactly(new BackupLocation("acc", "c1", "b1", new StorageAccess.AccessKey("c2VjcmV0")));

        var poll = server.get(location);
        assertThat(poll.status()).isEqualTo(202);
        assertThat(poll.body()).isEmpty();
        assertThat(poll.header("Location")).isEqualTo(location);
        assertThat(poll.header("Retry-After")).isEqualTo("1");

        server.store.operations().succeed(running(), "{}");
        for (int i = 0; i < 2; i++) {
            var done = server.get(location.replace("=?", "%3D?"));
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.at("/id")).isEqualTo(ID.toString());
            assertThat(done.at("/properties/provisioningState")).isEqualTo("Succeeded");
            assertThat(done.header("Location")).isNull();
            assertThat(done.header("Retry-After")).isNull();
        }
    }

    @Test
    void isFoundBelowItsLocationAsWell() {
        String id = server.post(SERVICES + "contoso/backup" + V, KEYED)
                .header("Location")
                .replaceAll(".*/operationresults/|\\?.*", "");
        String below = "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.ApiManagement/locations/westus/";
        String status = below + "operationStatuses/" + id + "?api-version=2024-05-01";
        String result = below + "operationResults/" + id + "?api-version=2024-05-01";

        assertThat(server.get(status).at("/status")).isEqualTo("InProgress");
        assertThat(server.get(status).at("/id")).isEqualTo(status.replaceAll("\\?.*", ""));
        assertThat(server.get(status).at("/resourceId")).isEqualTo(ID.toString());
        assertThat(server.get(result).status()).isEqualTo(202);
        assertThat(server.send("stranger", "GET", status, null).status()).isEqualTo(404);
        assertThat(server.get(status.replace("westus", "eastus")).status()).isEqualTo(404);

        server.store.operations().fail(running(), "BackupFailed", "no space");
        var failed = server.get(status);
        assertThat(failed.at("/status")).isEqualTo("Failed");
        assertThat(failed.at("/error/message")).isEqualTo("no space");
        assertThat(failed.at("/endTime")).endsWith("Z");
        assertThat(server.get(result).at("/error/code")).isEqualTo("BackupFailed");
    }

    @Test
    void isDoneOnlyWhenTheRunIsOver() {
        String location = server.post(SERVICES + "contoso/backup" + V, KEYED).header("Location");
        server.recovery.ending = true;
        server.store.operations().succeed(running(), "{}");

        assertThat(server.get(location).status()).isEqualTo(202);
        assertThat(server.get(location + "&asyncResponse").at("/status")).isEqualTo("InProgress");

        server.recovery.ending = false;
        assertThat(server.get(location).status()).isEqualTo(200);
        assertThat(server.get(location + "&asyncResponse").at("/status")).isEqualTo("Succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "restore"})
    void showsTheServiceAsUpdatingAndLocksItMeanwhile(String running) {
        server.post(SERVICES + "Contoso/" + running + V, KEYED);

        assertThat(server.get(SERVICES + "Contoso" + V).at("/properties/provisioningState"))
                .isEqualTo("Updating");
        for (String path : new String[] {"backup", "restore", "applynetworkconfigurationupdates", "migrateToStv2"}) {
            var second = server.post(SERVICES + "Contoso/" + path + V, KEYED);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.body())
                    .isEqualTo("{\"error\":{\"code\":\"ServiceLocked\",\"message\":\"The API Service Contoso is"
                            + " transitioning at this time. Please try the request again later.\",\"details\":null,"
                            + "\"innerError\":null}}");
            assertThat(second.header("Retry-After")).isEqualTo("1");
        }
        // SKU, host names and whatever else is the service's own.
        var change = server.put(SERVICES + "Contoso" + V, BODY);
        assertThat(change.status()).isEqualTo(409);
        assertThat(change.header("Retry-After")).isEqualTo("1");
        assertThat(server.send("owner", "PATCH", SERVICES + "Contoso" + V, "{\"tags\":{}}")
                        .status())
                .isEqualTo(409);
        assertThat(server.send("owner", "DELETE", SERVICES + "Contoso" + V, null)
                        .status())
                .isEqualTo(409);
        assertThat(server.send("owner", "DELETE", GROUP + "?api-version=2021-04-01", null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void tellsFailuresOnThePoll() {
        String location = server.post(SERVICES + "Contoso/restore" + V, KEYED).header("Location");
        server.store.operations().fail(running(), "RestoreFailed", "Cannot restore: backup expired");

        var poll = server.get(location);

        assertThat(poll.status()).isEqualTo(400);
        assertThat(poll.body())
                .isEqualTo("{\"error\":{\"code\":\"RestoreFailed\",\"message\":\"Cannot restore: backup expired\","
                        + "\"details\":null,\"innerError\":null}}");
        assertThat(server.get(location + "&asyncResponse").body())
                .isEqualTo("{\"status\":\"Failed\",\"error\":{\"code\":\"RestoreFailed\",\"message\":\"Cannot restore:"
                        + " backup expired\",\"details\":null,\"innerError\":null}}");
    }

    @Test
    void answersInTheOtherRepresentationWhenAsked() {
        String location = server.post(SERVICES + "Contoso/backup" + V, KEYED).header("Location") + "&asyncResponse";

        var poll = server.get(location + "=");
        assertThat(poll.status()).isEqualTo(200);
        assertThat(poll.body()).isEqualTo("{\"status\":\"InProgress\"}");
        assertThat(poll.header("Azure-AsyncOperation")).isEqualTo(location);
        server.store.operations().succeed(running(), "{}");
        assertThat(server.get(location).body()).isEqualTo("{\"status\":\"Succeeded\"}");
    }

    @Test
    void refusesWhatRecoveryRefuses() {
        server.recovery.refuseNext(new RecoveryRefusal.StorageRefused(Problem.UNREACHABLE, "no such account"));

        var answer = server.post(SERVICES + "Contoso/backup" + V, KEYED);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"InvalidParameters\",\"message\":\"Invalid parameter: no such"
                                + " account\\r\\nParameter name: backupStorageAccount\",\"details\":null,\"innerError\":null}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2022-08-01|{}|storageAccount|is required",
                "2022-08-01|{\"storageAccount\":7}|storageAccount|must be a string",
                "2022-08-01|{\"storageAccount\":\"a\"}|containerName|is required",
                "2022-08-01|{\"storageAccount\":\"a\",\"containerName\":\"c\",\"backupName\":\"\"}|backupName|is required",
                "2022-08-01|{\"storageAccount\":\"a\",\"containerName\":\"c\",\"backupName\":\"b\"}|accessKey|is required",
                "2022-08-01|{\"storageAccount\":\"a\",\"containerName\":\"c\",\"backupName\":\"b\",\"accessType\":\"Sas\"}|accessType|must be one of",
                "2022-08-01|{\"storageAccount\":\"a\",\"containerName\":\"c\",\"backupName\":\"b\",\"accessType\":\"SystemAssignedManagedIdentity\"}|accessType|is SystemAssignedManagedIdentity, but",
                "2022-08-01|{\"storageAccount\":\"a\",\"containerName\":\"c\",\"backupName\":\"b\",\"accessType\":\"UserAssignedManagedIdentity\"}|clientId|is required",
                "2022-08-01|{\"storageAccount\":\"a\",\"containerName\":\"c\",\"backupName\":\"b\",\"accessType\":\"UserAssignedManagedIdentity\",\"clientId\":\"11111111-1111-1111-1111-111111111111\"}|clientId|is not the client id",
                "2020-12-01|{\"storageAccount\":\"a\",\"containerName\":\"c\",\"backupName\":\"b\",\"accessType\":\"SystemAssignedManagedIdentity\"}|accessKey|is required"
            })
    void namesTheMemberThatIsMissing(String version, String body, String member, String problem) {
        for (String action : new String[] {"backup", "restore"}) {
            var answer = server.post(SERVICES + "Contoso/" + action + "?api-version=" + version, body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/error/code")).isEqualTo("InvalidParameters");
            assertThat(answer.at("/error/message"))
                    .startsWith("Invalid parameter: '" + member + "' " + problem)
                    .endsWith("\r\nParameter name: " + member);
        }
        assertThat(server.recovery.asked).isEmpty();
    }

    @Test
    void usesIdentitiesThatTheServiceHas() {
        var identity = server.put(
                        SERVICES + "Contoso" + V,
                        BODY.replace(
                                "\"sku\"",
                                "\"identity\":{\"type\":\"SystemAssigned, UserAssigned\",\"userAssignedIdentities\":{\"/x/y\":{\"clientId\":\"22222222-2222-2222-2222-222222222222\"}}},\"sku\""))
                .json()
                .at("/identity");
        String rest = "\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"backupName\":\"b1\"}";
        server.post(SERVICES + "Contoso/backup" + V, "{\"accessType\":\"SystemAssignedManagedIdentity\"," + rest);
        server.store.operations().succeed(running(), "{}");
        server.post(
                SERVICES + "Contoso/backup?api-version=2021-04-01-preview",
                "{\"accessType\":\"UserAssignedManagedIdentity\",\"clientId\":\"22222222-2222-2222-2222-222222222222\","
                        + rest);

        assertThat(server.recovery.asked)
                .extracting(BackupLocation::access)
                .containsExactly(
                        new StorageAccess.SystemAssignedManagedIdentity(
                                identity.path("principalId").asString()),
                        new StorageAccess.UserAssignedManagedIdentity(
                                "22222222-2222-2222-2222-222222222222",
                                identity.path("userAssignedIdentities")
                                        .path("/x/y")
                                        .path("principalId")
                                        .asString()));
    }

    @Test
    void knowsOnlyOperationsOfTheService() {
        String location = server.post(SERVICES + "Contoso/backup" + V, KEYED).header("Location");
        server.put(SERVICES + "other" + V, BODY);

        assertThat(server.get(location.replace("/Contoso/", "/other/")).status())
                .isEqualTo(404);
        assertThat(server.get(SERVICES + "Contoso/operationresults/xyz" + V).status())
                .isEqualTo(404);
        assertThat(server.get(SERVICES + "Contoso/operationresults/eHl6" + V).status())
                .isEqualTo(404);
    }

    /** Who may back up need not be one who may look at the result. */
    @Test
    void asksForTheRightToPoll() {
        String reader = "71522526-b88f-4d52-b57f-d31fc3546d0d";
        String assignment = GROUP + "/providers/Microsoft.Authorization/roleAssignments/"
                + "33333333-3333-3333-3333-333333333333?api-version=2022-04-01";
        var given = server.put(
                assignment,
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/" + reader
                        + "\",\"principalId\":\""
                        + TestServer.principal("reader").objectId() + "\"}}");
        String location = server.post(SERVICES + "Contoso/backup" + V, KEYED).header("Location");

        assertThat(given.status()).isEqualTo(201);
        assertThat(server.send("reader", "GET", location, null).status()).isEqualTo(202);
        assertThat(server.send("reader", "GET", SERVICES + "Contoso" + V, null).status())
                .isEqualTo(200);
        assertThat(server.send("reader", "POST", SERVICES + "Contoso/backup" + V, KEYED)
                        .status())
                .isEqualTo(403);
        assertThat(server.send("reader", "PUT", SERVICES + "Contoso" + V, BODY).status())
                .isEqualTo(403);
        assertThat(server.send("nobody", "GET", location, null).status()).isEqualTo(403);
    }

    @Test
    void linksToGroupsOfAnyName() {
        String group = GROUP.replace("/rg1", "/Gr%C3%B6%C3%9Fe_(1)");
        String services = group + "/providers/Microsoft.ApiManagement/service/";
        server.put(group + "?api-version=2021-04-01", "{\"location\":\"westus\"}");
        server.put(services + "far" + V, BODY);

        String location = server.post(services + "far/backup" + V, KEYED).header("Location");

        assertThat(location).contains("/Gr%C3%B6%C3%9Fe_(1)/");
        assertThat(server.get(location).status()).isEqualTo(202);
    }
}
