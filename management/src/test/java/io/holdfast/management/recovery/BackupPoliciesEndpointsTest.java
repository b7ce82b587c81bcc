package io.holdfast.management.recovery;

import static io.holdfast.management.support.TestServer.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backup policies, status and metrics, as scripts and Prometheus speak to them. */
class BackupPoliciesEndpointsTest {

    private static final String V = "?api-version=2026-11-01";
    private static final String EXTENSION = SERVICES + "Contoso/providers/Holdfast.Recovery/";
    private static final String POLICY = EXTENSION + "backupPolicies/Nightly";
    private static final String PLACE = "'storageAccount':'local','containerName':'backups'";

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

    private TestServer.Answer put(String properties) {
        return server.put(POLICY + V, ("{'properties':{" + properties + "}}").replace('\'', '"'));
    }

    @Test
    void statusNamesRolesOfAnIdentityThatIsGone() {
        String url = SERVICES + "Contoso?api-version=2022-08-01";
        String identity = "\"identity\":%s,\"sku\"";
        String on = TestServer.BODY.replace("\"sku\"", identity.formatted("{\"type\":\"SystemAssigned\"}"));
        String principal = server.put(url, on).at("/identity/principalId");
        String scope = "/subscriptions/" + TestServer.SUBSCRIPTION;
        String assignment = "/providers/Microsoft.Authorization/roleAssignments/77777777-7777-7777-7777-777777777777";
        var given = server.put(
                scope + assignment + "?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"" + scope
                        + "/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe\",\"principalId\":\""
                        + principal.toUpperCase(Locale.ROOT) + "\",\"principalType\":\"ServicePrincipal\"}}");
        assertThat(given.status()).isEqualTo(201);
        assertThat(server.get(EXTENSION + "status" + V).json().path("staleRoleAssignments"))
                .isEmpty();

        server.put(url, TestServer.BODY.replace("\"sku\"", identity.formatted("null")));
        server.put(url, on);

        var stale = server.get(EXTENSION + "status" + V).json().path("staleRoleAssignments");
        assertThat(stale).hasSize(1);
        assertThat(stale.path(0).path("name").asString()).isEqualTo("77777777-7777-7777-7777-777777777777");
        assertThat(stale.path(0).path("scope").asString()).isEqualTo(scope);
        assertThat(stale.path(0).path("principalId").asString()).isEqualToIgnoringCase(principal);
    }

    @Test
    void statusNamesOperationsThatCannotBeReached() {
        var id = new ServiceId(TestServer.SUBSCRIPTION, "rg1", "Contoso");
        var operations = server.store.configuration(id);
        operations.write(transaction -> operation(transaction, "a", "/g/{id}"));
        assertThat(server.get(EXTENSION + "status" + V)
                        .json()
                        .path("doubledOperationCount")
                        .asInt(-1))
                .isZero();
        operations.write(transaction -> operation(transaction, "b", "/g/{name}"));

        var status = server.get(EXTENSION + "status" + V).json();
        assertThat(status.path("doubledOperationCount").asInt()).isEqualTo(1);
        assertThat(status.path("doubledOperations").toString())
                .isEqualTo("[{\"path\":\"apis/t/operations/b\",\"sameAs\":\"apis/t/operations/a\"}]");
        operations.write(transaction -> operation(transaction, "b", "/h"));
        assertThat(server.get(EXTENSION + "status" + V).json().path("doubledOperations"))
                .isEmpty();
    }

    private static Resource operation(Transaction transaction, String name, String template) {
        byte[] document =
                ("{\"method\":\"GET\",\"urlTemplate\":\"" + template + "\"}").getBytes(StandardCharsets.UTF_8);
        return transaction.put(
                new ResourceKey("apis/operations", "t", name), "apis/t/operations/" + name, document, null);
    }

    @Test
    void isMadeShownChangedListedAndRemoved() {
        assertThat(server.get(POLICY + V).status()).isEqualTo(404);

        var made = put(PLACE + ",'schedule':{'cron':'0 3 * * *','timeZone':'Europe/Berlin'}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/id")).endsWith("/providers/Holdfast.Recovery/backupPolicies/Nightly");
        assertThat(made.at("/properties/prove")).isEqualTo("true");
        assertThat(made.at("/properties/namePattern")).isEqualTo("{service}-{yyyyMMdd-HHmmss}");
        assertThat(made.at("/properties/state/status")).isEqualTo("idle");
        // What was read can be written back.
        assertThat(server.put(
                                POLICY.toLowerCase(Locale.ROOT) + V,
                                server.get(POLICY + V).body())
                        .status())
                .isEqualTo(200);
        assertThat(put(PLACE + ",'onChange':{},'prove':false").status()).isEqualTo(200);
        assertThat(server.get(EXTENSION + "backupPolicies" + V).at("/value/0/properties/prove"))
                .isEqualTo("false");
        assertThat(server.get(EXTENSION + "backupPolicies" + V).json().path("value"))
                .hasSize(1);
        assertThat(server.send("owner", "DELETE", POLICY + V, null).status()).isEqualTo(200);
        assertThat(server.send("owner", "DELETE", POLICY + V, null).status()).isEqualTo(204);
        assertThat(server.get(EXTENSION + "backupPolicies" + V).json().path("value"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                PLACE + ",'schedule':{'cron':'hourly'}|properties.schedule.cron",
                PLACE + ",'onChange':{},'accessKey':'c2VjcmV0'|properties.accessKey",
                PLACE + ",'onChange':{},'accessType':'SystemAssignedManagedIdentity'|accessType",
                PLACE + ",'onChange':{},'accessType':'UserAssignedManagedIdentity','clientId':'x'|clientId",
                PLACE + ",'onChange':{},'retention':{'keep':1}|properties.retention.keep"
            })
    void whatIsWrongIsNamedAndNothingIsKept(String properties, String member) {
        var answer = put(properties);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message")).endsWith("Parameter name: " + member);
        assertThat(server.get(POLICY + V).status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("c2VjcmV0");
    }

    @Test
    void aBodyWithoutPropertiesAndANameThatIsNoneAreRefused() {
        assertThat(server.put(POLICY + V, "{}").at("/error/message")).endsWith("Parameter name: properties");
        assertThat(server.put(EXTENSION + "backupPolicies/-a" + V, "{\"properties\":{}}")
                        .at("/error/message"))
                .endsWith("Parameter name: name");
    }

    @Test
    void aPreviewOfRetentionNeedsItsContainer() {
        put(PLACE + ",'onChange':{}");

        var answer = server.post(POLICY + "/previewRetention" + V, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("StorageFailed");
        assertThat(server.post(EXTENSION + "backupPolicies/none/previewRetention" + V, "")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, backupPolicies",
        "GET, backupPolicies/Nightly",
        "PUT, backupPolicies/Nightly",
        "DELETE, backupPolicies/Nightly",
        "POST, backupPolicies/Nightly/previewRetention",
        "GET, status"
    })
    void needsTheRightToBackUp(String method, String path) {
        var answer = server.send("stranger", method, EXTENSION + path + V, method.equals("PUT") ? "{}" : null);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Microsoft.ApiManagement/service/backup/action");
    }

    @Test
    void statusOfAServiceWithoutBackupsSaysSo() {
        put(PLACE + ",'onChange':{}");

        var status = server.get(EXTENSION + "status" + V);

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.json().path("newestRestorable").isNull()).isTrue();
        assertThat(status.json().path("rpoSeconds").isNull()).isTrue();
        assertThat(status.at("/policies/0/name")).isEqualTo("Nightly");
    }

    @Test
    void metricsShowTheServicesThatTheCallerMayBackUp() {
        put(PLACE + ",'onChange':{}");

        var answer = server.get("/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body())
                .contains("# TYPE holdfast_restorable gauge\nholdfast_restorable{service=\"Contoso\"} 0\n")
                .contains("holdfast_backup_policy_failures{service=\"Contoso\",policy=\"Nightly\"} 0\n")
                .contains("holdfast_recovery_key_info{fingerprint=\"0123456789abcdef\",first=\"true\"} 1\n")
                .contains("holdfast_recovery_key_info{fingerprint=\"fedcba9876543210\",first=\"false\"} 1\n")
                .contains("# TYPE holdfast_backup_age_seconds gauge\n")
                .doesNotContain("holdfast_backup_age_seconds{")
                .containsPattern("holdfast_build_info\\{version=\"[^\"]+\"} 1\n");
        assertThat(server.send("stranger", "GET", "/metrics", null).body())
                .contains("holdfast_build_info")
                .doesNotContain("Contoso");
    }

    @Test
    void metricsWantAToken() {
        assertThat(server.send(null, "GET", "/metrics", null).status()).isEqualTo(401);
        assertThat(server.send("owner", "POST", "/metrics", "").status()).isEqualTo(405);
    }
}
