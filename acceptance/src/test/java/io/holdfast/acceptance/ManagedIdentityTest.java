package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.IdentityEndpoint;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.LocalCertificate;
import io.holdfast.vault.testing.RequiresNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Backups and restores without any key: into a real blob server that wants tokens, with those of the platform and those of the
 * embedded authority, and into a directory, by role.
 */
@RequiresNode
class ManagedIdentityTest {

    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String CONTRIBUTOR = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    @TempDir
    static Path directory;

    private static Azurite azurite;
    private static IdentityEndpoint host;
    private static ServerProcess server;
    private static Arm arm;

    /** Account {@code theirs} is entered with tokens of the host, {@code ours} with the authority's: the same blob server. */
    @BeforeAll
    static void start() {
        LocalCertificate certificate = LocalCertificate.in(directory);
        azurite = Azurite.withTokens(certificate);
        host = IdentityEndpoint.of(CLIENT);
        var settings = new LinkedHashMap<String, String>();
        for (String account : new String[] {"theirs", "ours"}) {
            settings.put(
                    "storage.accounts." + account + ".endpoint",
                    azurite.endpoint().toString());
            settings.put(
                    "storage.accounts." + account + ".caFile",
                    certificate.caFile().toString());
        }
        settings.put("storage.accounts.theirs.identity", "platform");
        server = ServerProcess.start(directory.resolve("data"), settings, host.environment());
        arm = server.arm();
    }

    @AfterAll
    static void stop() {
        server.close();
        host.close();
        azurite.close();
    }

    /** A service with an API in it; answers its document. */
    private static JsonNode service(String name, String identity) {
        String path = arm.createService("shop", name, "Premium");
        arm.create(path + "/apis/orders", Map.of("displayName", "Orders", "path", "orders-" + name));
        return identity.equals("None")
                ? arm.get(path).ok().json()
                : arm.send(
                                "PATCH",
                                path,
                                Map.of(
                                        "identity",
                                        identity.contains("User")
                                                ? Map.of(
                                                        "type",
                                                        identity,
                                                        "userAssignedIdentities",
                                                        Map.of(userAssigned(), Map.of("clientId", CLIENT)))
                                                : Map.of("type", identity)))
                        .ok()
                        .json();
    }

    private static String userAssigned() {
        return arm.subscription()
                + "/resourceGroups/shop/providers/Microsoft.ManagedIdentity/userAssignedIdentities/backup";
    }

    private static Map<String, String> system(String account) {
        return Map.of(
                "storageAccount",
                account,
                "containerName",
                "backups",
                "backupName",
                "b",
                "accessType",
                "SystemAssignedManagedIdentity");
    }

    private static Map<String, String> user(String account) {
        var body = new LinkedHashMap<>(system(account));
        body.put("accessType", "UserAssignedManagedIdentity");
        body.put("clientId", CLIENT);
        return body;
    }

    private static Arm.Answer run(String service, String action, Map<String, String> body) {
        Arm.Answer started = arm.post(arm.service("shop", service) + "/" + action, body);
        return started.status() == 202 ? arm.await(started.header("Location")) : started;
    }

    private static void backsUpAndRestores(String from, String to, Map<String, String> body) {
        Arm.Answer backup = run(from, "backup", body);
        assertThat(backup.status()).as(backup.text()).isEqualTo(200);
        Arm.Answer restore = run(to, "restore", body);
        assertThat(restore.status()).as(restore.text()).isEqualTo(200);
        assertThat(arm.get(arm.service("shop", to) + "/apis/orders")
                        .ok()
                        .json()
                        .at("/properties/path")
                        .asString())
                .isEqualTo("orders-" + from);
    }

    @Test
    void theIdentitiesOfTheHostOpenStorage() {
        service("hosted", "SystemAssigned, UserAssigned");
        service("hosted-too", "SystemAssigned, UserAssigned");

        backsUpAndRestores("hosted", "hosted-too", system("theirs"));
        assertThat(host.asked())
                .isNotEmpty()
                .allSatisfy(query -> assertThat(query)
                        .containsEntry("resource", "https://storage.azure.com")
                        .doesNotContainKey("client_id"));
        int before = host.asked().size();

        backsUpAndRestores("hosted", "hosted-too", user("theirs"));
        assertThat(host.asked().subList(before, host.asked().size()))
                .isNotEmpty()
                .allSatisfy(query -> assertThat(query).containsEntry("client_id", CLIENT));
    }

    @Test
    void theEmbeddedAuthorityOpensStorageAndNoHostIsAsked() {
        service("own", "SystemAssigned, UserAssigned");
        service("own-too", "SystemAssigned, UserAssigned");
        int before = host.asked().size();

        backsUpAndRestores("own", "own-too", system("ours"));
        backsUpAndRestores("own", "own-too", user("ours"));

        assertThat(host.asked()).hasSize(before);
    }

    @Test
    void aRefusedTokenIsA400WithTheAccountTheCauseAndWhatToLookAt() {
        try (var other = IdentityEndpoint.of();
                var elsewhere = startBeside(other)) {
            other.issueFor("https://vault.azure.net");
            Arm there = elsewhere.arm();
            String path = there.createService("shop", "refused", "Premium");
            there.send("PATCH", path, Map.of("identity", Map.of("type", "SystemAssigned")))
                    .ok();

            for (String action : new String[] {"backup", "restore"}) {
                Arm.Answer refusal = there.post(path + "/" + action, system("theirs"));

                assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
                assertThat(refusal.errorCode()).isEqualTo("InvalidParameters");
                assertThat(refusal.errorMessage())
                        .contains("'theirs'", "refused the token", "storage.accounts.theirs.identity")
                        .endsWith("\r\nParameter name: backupStorageAccount");
            }
        }
    }

    @Test
    void anIdentityThatTheHostDoesNotHaveIsA400WithTheNextStep() {
        try (var other = IdentityEndpoint.of();
                var elsewhere = startBeside(other)) {
            Arm there = elsewhere.arm();
            String path = there.createService("shop", "homeless", "Premium");
            there.send(
                            "PATCH",
                            path,
                            Map.of(
                                    "identity",
                                    Map.of(
                                            "type",
                                            "UserAssigned",
                                            "userAssignedIdentities",
                                            Map.of(userAssigned(), Map.of("clientId", CLIENT)))))
                    .ok();

            Arm.Answer refusal = there.post(path + "/backup", user("theirs"));

            assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
            assertThat(refusal.errorMessage())
                    .contains("no token for storage account 'theirs'", "assign one to the host")
                    .endsWith("\r\nParameter name: backupStorageAccount");
        }
    }

    private static ServerProcess startBeside(IdentityEndpoint other) {
        return ServerProcess.start(
                directory.resolve("beside-" + UUID.randomUUID()),
                Map.of(
                        "storage.identity", "platform",
                        "storage.accounts.theirs.endpoint", azurite.endpoint().toString(),
                        "storage.accounts.theirs.caFile",
                                directory.resolve("ca.pem").toString()),
                other.environment());
    }

    @Test
    void aDirectoryWantsTheRoleAndSaysHowToAssignIt() {
        String principal =
                service("filed", "SystemAssigned").at("/identity/principalId").asString();

        Arm.Answer refusal = run("filed", "backup", system("local"));
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.errorMessage())
                .contains("'local'", "az role assignment create --role \"Storage Blob Data Contributor\"")
                .contains("--assignee-object-id " + principal, "--scope " + arm.subscription())
                .endsWith("\r\nParameter name: backupStorageAccount");

        assign(principal, arm.subscription());
        Arm.Answer backup = run("filed", "backup", system("local"));
        assertThat(backup.status()).as(backup.text()).isEqualTo(200);
    }

    @Test
    void aRoleAtOneAccountOpensThatAccountOnly() {
        String cold = arm.subscription() + "/resourceGroups/storage/providers/Microsoft.Storage/storageAccounts/cold";
        try (var elsewhere = ServerProcess.start(
                directory.resolve("cold-data"),
                Map.of(
                        "storage.accounts.cold.endpoint",
                        "file:" + directory.resolve("cold"),
                        "storage.accounts.cold.resourceId",
                        cold))) {
            Arm there = elsewhere.arm();
            String path = there.createService("shop", "one", "Premium");
            String principal = there.send("PATCH", path, Map.of("identity", Map.of("type", "SystemAssigned")))
                    .ok()
                    .json()
                    .at("/identity/principalId")
                    .asString();
            assign(there, principal, cold);

            Arm.Answer opened = there.post(path + "/backup", system("cold"));
            assertThat(opened.status()).as(opened.text()).isEqualTo(202);
            there.await(opened.header("Location")).ok();
            assertThat(there.post(path + "/backup", system("local")).status()).isEqualTo(400);
        }
    }

    private static void assign(String principal, String scope) {
        assign(arm, principal, scope);
    }

    private static void assign(Arm at, String principal, String scope) {
        at.put(
                        scope + "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID()
                                + "?api-version=2022-04-01",
                        Map.of(
                                "properties",
                                Map.of(
                                        "roleDefinitionId",
                                        scope + "/providers/Microsoft.Authorization/roleDefinitions/" + CONTRIBUTOR,
                                        "principalId",
                                        principal,
                                        "principalType",
                                        "ServicePrincipal")))
                .ok();
    }

    @Test
    void aServiceWithoutTheIdentityIsToldWhichMemberToSet() {
        service("without", "None");

        Arm.Answer system = run("without", "backup", system("ours"));
        Arm.Answer user = run("without", "backup", user("ours"));

        assertThat(system.status()).isEqualTo(400);
        assertThat(system.errorMessage()).contains("set its identity.type to SystemAssigned");
        assertThat(user.status()).isEqualTo(400);
        assertThat(user.errorMessage()).contains("identity.userAssignedIdentities");
    }

    @Test
    void aPrincipalStaysTheSameOverUpdates() {
        String before = service("steady", "SystemAssigned").at("/identity").toString();
        String path = arm.service("shop", "steady");

        arm.send("PATCH", path, Map.of("tags", Map.of("a", "b"))).ok();

        assertThat(before).contains("principalId", server.endpoint("tenantId"));
        assertThat(arm.get(path).ok().json().at("/identity").toString()).isEqualTo(before);
    }
}
