package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Backend;
import io.holdfast.acceptance.support.Configuration;
import io.holdfast.acceptance.support.GatewayCaller;
import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Runbook;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every command of every runbook, run by a shell as it stands there, against two real servers; the loss of one comes last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunbookTest {

    private static final String GROUP = "shop";

    @TempDir
    static Path directory;

    private Backend backend;
    private ServerProcess primary;
    private ServerProcess standby;
    private String service;
    private String spare;

    @BeforeAll
    void start() throws IOException {
        Map<String, String> settings = Map.of(
                "storage.accounts.backups.endpoint",
                "file:" + directory.resolve("files"),
                "storage.accounts.backups.keyFile",
                directory.resolve("files.key").toString(),
                "recovery.keyFile",
                directory.resolve("recovery.key").toString());
        backend = new Backend();
        primary = ServerProcess.start(directory.resolve("primary"), settings);
        standby = ServerProcess.start(directory.resolve("standby"), settings);
        service = primary.arm().createService(GROUP, "contoso", "Premium");
        Samples.fill(primary.arm(), service, backend.url(), 2, 2);
        spare = standby.arm().createService(GROUP, "contoso-west", "Premium");
        environment(directory, "primary", primary, primary.data());
        environment(directory, "standby", standby, standby.data());
        String key = primary.arm()
                .post(service + "/subscriptions/caller-0/listSecrets", Map.of())
                .ok()
                .json()
                .path("primaryKey")
                .asString();
        Runbook.environment(
                "storage.env",
                directory,
                Map.of(
                        "GROUP",
                        GROUP,
                        "SERVICE",
                        "contoso",
                        "STANDBY",
                        "contoso-west",
                        "ACCOUNT",
                        "backups",
                        "CONTAINER",
                        "apim",
                        "HOLDFAST_STORAGE_KEY",
                        storage("x").key(),
                        "STANDBY_HOST",
                        "contoso-west.gateway.localhost",
                        "CHECK",
                        "/api-0/orders/1",
                        "CHECK_KEY",
                        key));
        Runbook.environment(
                "move.env",
                directory,
                Map.of(
                        "TO_ENDPOINT",
                        standby.management().toString(),
                        "TO_CA",
                        standby.caFile().toString(),
                        "TO_CREDENTIALS",
                        standby.endpoint("credentialsFile")));
    }

    @AfterAll
    void stop() {
        primary.close();
        standby.close();
        backend.close();
    }

    private Storage storage(String blob) throws IOException {
        return new Storage(
                "backups",
                "apim",
                blob,
                Files.readString(directory.resolve("files.key")).strip());
    }

    private static Map<String, String> environment(ServerProcess server) {
        JsonNode credentials = server.credentials();
        return Map.of(
                "HOLDFAST_ENDPOINT", server.management().toString(),
                "HOLDFAST_CA_FILE", server.caFile().toString(),
                "AZURE_TENANT_ID", credentials.path("tenantId").asString(),
                "AZURE_CLIENT_ID", credentials.path("clientId").asString(),
                "AZURE_CLIENT_SECRET", credentials.path("clientSecret").asString());
    }

    private static void environment(Path where, String name, ServerProcess server, Path data) throws IOException {
        var values = new HashMap<>(environment(server));
        values.put("GATEWAY", server.gateway().toString());
        values.put("DATA", data.toString());
        Runbook.environment(name + ".env", where, values);
    }

    private static String run(String runbook) {
        return run(runbook, directory);
    }

    private static String run(String runbook, Path where) {
        Program.Result result = Runbook.run(runbook, where, Map.of());
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.out();
    }

    private void nightly(Arm arm) throws IOException {
        arm.run(service, "backup", storage("nightly")).ok();
        arm.run(service, "providers/Holdfast.Recovery/proveBackup?api-version=2026-11-01", storage("nightly"))
                .ok();
    }

    @Test
    @Order(5)
    void aRegionIsLost() throws IOException {
        nightly(primary.arm());
        Configuration before = Configuration.of(primary.arm(), service);
        primary.kill();
        assertThat(new GatewayCaller(standby, "contoso-west")
                        .get("/api-0/orders/1", Map.of())
                        .statusCode())
                .isNotEqualTo(200);

        String said = run("region-lost.md");

        // The standby never knew the backup; its proof lies beside it.
        assertThat(said)
                .containsPattern("nightly .*contoso .*Z +20\\d\\d-.*Z *\\n")
                .contains("\nnightly\n", "Restored contoso-west", "GET /orders/1");
        assertThat(Configuration.of(standby.arm(), spare)).isEqualTo(before);
    }

    @Test
    @Order(3)
    void aRegionIsMoved() {
        Configuration before = Configuration.of(primary.arm(), service);

        String said = run("region-moved.md");

        assertThat(said).contains("Both services are the same.");
        assertThat(Configuration.of(standby.arm(), standby.arm().service(GROUP, "contoso-moved")))
                .isEqualTo(before);
    }

    @Test
    @Order(1)
    void anEnvironmentIsCopied() {
        Arm there = standby.arm();
        there.create(spare + "/users/own", Map.of("email", "own@x.example", "firstName", "O", "lastName", "Wn"));
        List<JsonNode> subscriptions = there.list(spare + "/subscriptions");
        Arm here = primary.arm();
        here.create(service + "/namedValues/region", Map.of("displayName", "region", "value", "east"));
        here.create(service + "/backends/orders", Map.of("url", "https://orders.example/v1", "protocol", "http"));

        run("environment-copied.md");

        assertThat(there.get(spare + "/users/own").status()).isEqualTo(200);
        assertThat(there.list(spare + "/subscriptions")).isEqualTo(subscriptions);
        assertThat(there.get(spare + "/namedValues/region")
                        .json()
                        .at("/properties/value")
                        .asString())
                .isEqualTo("staging");
        assertThat(there.get(spare + "/backends/orders")
                        .json()
                        .at("/properties/url")
                        .asString())
                .isEqualTo("https://orders.staging.example/v1");
    }

    @Test
    @Order(2)
    void aBadConfigurationIsRolledBack() throws IOException {
        Arm arm = primary.arm();
        nightly(arm);
        arm.create(service + "/users/later", Map.of("email", "l@x.example", "firstName", "L", "lastName", "Ater"));
        arm.create(service + "/backends/bad", Map.of("url", "https://bad.example", "protocol", "http"));
        arm.run(service, "restore", storage("nightly")).ok();

        run("bad-configuration.md");

        // The undo brought the later user back, and the restore that followed kept them.
        assertThat(arm.get(service + "/users/later").status()).isEqualTo(200);
        assertThat(arm.get(service + "/backends/bad").status()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void aPolicyBacksUpAndProvesByItselfAndTheStatusTellsOfIt() {
        Arm arm = primary.arm();
        String recovery = service + "/providers/Holdfast.Recovery/";
        String version = "?api-version=2026-11-01";
        arm.create(
                recovery + "backupPolicies/soon" + version,
                Map.of(
                        "storageAccount",
                        "backups",
                        "containerName",
                        "policies",
                        "onChange",
                        Map.of("quietSeconds", 1, "atMostEverySeconds", 1)));
        arm.create(service + "/namedValues/seen", Map.of("displayName", "seen", "value", "by the policy"));

        await().untilAsserted(() -> {
            JsonNode status = arm.get(recovery + "status" + version).ok().json();
            assertThat(status.at("/newestRestorable/container").asString()).isEqualTo("policies");
            assertThat(status.at("/newestRestorable/proven").asString()).isNotEmpty();
            assertThat(status.path("changesSince").asInt(-1)).isZero();
            assertThat(status.path("rpoSeconds").asInt(-1)).isZero();
            assertThat(status.path("policies").findPath("status").asString()).isEqualTo("idle");
            assertThat(status.path("policies").findPath("lastSuccess").asString())
                    .isNotEmpty();
        });
        Program.Result status =
                Program.run(directory, environment(primary), List.of("status", "-g", GROUP, "-n", "contoso"));

        assertThat(status.exitCode()).as(status.toString()).isZero();
        assertThat(status.out()).contains("contoso", "soon", "idle");
        assertThat(arm.get("/metrics").ok().text()).contains("holdfast_restorable{service=\"contoso\"} 1");
    }

    @Test
    @Order(4)
    void theRecoveryKeyIsKeptElsewhereAndReplaced() throws IOException {
        Path own = directory.resolve("own");
        Path other = directory.resolve("other");
        for (Path data : List.of(own, other)) {
            ServerProcess.start(data, Map.of()).close();
        }
        Path shell = Files.createDirectories(directory.resolve("keys"));
        environment(shell, "primary", primary, own);
        environment(shell, "standby", standby, other);

        run("key-lost.md", shell);

        assertThat(Files.readAllLines(own.resolve("recovery.key")).stream().filter(line -> !line.startsWith("#")))
                .hasSize(2);
        assertThat(Files.readString(other.resolve("recovery.key")))
                .contains(Files.readAllLines(shell.resolve("exported.key")).getLast());
    }
}
