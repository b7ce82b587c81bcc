package io.holdfast.management.recovery;

import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.Mapping;
import io.holdfast.recovery.PlannedChange;
import io.holdfast.recovery.PlannedChange.Action;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.vault.StorageAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider Holdfast.Recovery, as scripts speak to it. */
class RecoveryExtensionTest {

    private static final String V = "?api-version=2026-11-01";
    private static final String EXTENSION = SERVICES + "Contoso/providers/Holdfast.Recovery/";
    private static final String PLACE =
            "\"storageAccount\":\"acc\",\"containerName\":\"c1\",\"backupName\":\"b1\",\"accessKey\":\"c2VjcmV0\"";
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

    @ParameterizedTest
    @CsvSource({"previewRestore, PREVIEW", "verifyBackup, VERIFY", "proveBackup, PROVE"})
    void beginsAndTellsWhatItFoundOut(String action, LongRunningOperation.Kind kind) {
        var started = server.post(EXTENSION + action + V, "{" + PLACE + "}");

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.at("/status")).isEqualTo("InProgress");
        assertThat(started.header("Retry-After")).isEqualTo("1");
        assertThat(running().kind()).isEqualTo(kind);
        assertThat(server.recovery.asked)
                .containsExactly(new BackupLocation("acc", "c1", "b1", new StorageAccess.AccessKey("c2VjcmV0")));
        String location = started.header("Location");
        assertThat(location)
                .isEqualTo(server.url() + EXTENSION + "operationResults/"
                        + running().id() + V);
        server.recovery.ending = true;
        assertThat(server.get(location).status()).isEqualTo(202);
        assertThat(server.get(location).at("/progress/total")).isEqualTo("1");
        server.recovery.ending = false;

        server.store.operations().succeed(running(), "{\"digest\":\"d\"}");

        assertThat(server.get(location).status()).isEqualTo(200);
        assertThat(server.get(location).at("/digest")).isEqualTo("d");
    }

    @Test
    void aPreviewThatNamesManyResourcesHasPages() {
        String location =
                server.post(EXTENSION + "previewRestore" + V, "{" + PLACE + "}").header("Location");
        String resources = EXTENSION + "operationResults/" + running().id() + "/resources" + V;
        assertThat(server.get(resources).at("/error/code")).isEqualTo("NoPlan");
        for (int page = 1; page <= 2; page++) {
            server.recovery.planPages.put(page, List.of(new PlannedChange("apis", "p" + page, Action.CHANGE)));
        }
        server.store.operations().succeed(running(), "{\"pages\":2,\"resources\":[]}");

        String link = server.get(location).at("/resourcesLink");
        String next = server.get(link).at("/nextLink");

        assertThat(link).isEqualTo(server.url() + resources + "&page=1");
        assertThat(next).isEqualTo(server.url() + resources + "&page=2");
        assertThat(server.get(next).status()).isEqualTo(200);
        assertThat(server.get(next).body()).doesNotContain("nextLink");
        assertThat(server.get(resources + "&page=3").at("/error/message"))
                .isEqualTo("page must be a number from 1 to 2.");
        server.recovery.planPages.clear();
        assertThat(server.get(resources).status()).isEqualTo(404);
        assertThat(server.send("reader", "GET", resources, null).status()).isEqualTo(403);
    }

    @Test
    void aPreviewThatNamesFewResourcesHasOnePage() {
        server.post(EXTENSION + "previewRestore" + V, "{" + PLACE + "}");
        String id = running().id();
        server.store
                .operations()
                .succeed(
                        running(),
                        "{\"pages\":0,\"resources\":[{\"type\":\"apis\",\"path\":\"apis/a\",\"action\":\"create\"}]}");

        assertThat(server.get(EXTENSION + "operationResults/" + id).at("/resourcesLink"))
                .isEmpty();
        assertThat(server.get(EXTENSION + "operationResults/" + id + "/resources" + V)
                        .body())
                .isEqualTo("{\"value\":[{\"type\":\"apis\",\"path\":\"apis/a\",\"action\":\"create\"}]}");
    }

    @Test
    void tellsFailures() {
        String location =
                server.post(EXTENSION + "verifyBackup" + V, "{" + PLACE + "}").header("Location");
        server.store.operations().fail(running(), "VerifyFailed", "Cannot verify: it is damaged");

        var poll = server.get(location);

        assertThat(poll.status()).isEqualTo(400);
        assertThat(poll.at("/error/code")).isEqualTo("VerifyFailed");
        assertThat(server.get(EXTENSION + "operations" + V).at("/value/0/error/message"))
                .isEqualTo("Cannot verify: it is damaged");
    }

    @Test
    void listsOperationsOfAzuresContractToo() {
        server.post(SERVICES + "contoso/backup?api-version=2022-08-01", "{" + PLACE + "}");
        String id = running().id();

        assertThat(server.get(EXTENSION + "operationResults/" + id + V).status())
                .isEqualTo(202);
        assertThat(server.get(EXTENSION + "operations" + V).at("/value/0/kind")).isEqualTo("backup");
        assertThat(server.get(EXTENSION + "operations" + V).at("/value/0/status"))
                .isEqualTo("InProgress");
    }

    @Test
    void theChoicesOfARestoreReachTheRecovery() {
        String choices = ",\"holdfast\":{\"leaveOut\":[\"users\"],\"rekeySubscriptions\":true,"
                + "\"mapping\":{\"hostnames\":{\"a.example\":\"b.example\"},\"backends\":{\"x\":\"https://y\"},"
                + "\"namedValues\":{\"n\":\"v\"}}";
        var expected = new RestoreOptions(
                List.of("users"),
                true,
                new Mapping(Map.of("a.example", "b.example"), Map.of("x", "https://y"), Map.of("n", "v")));

        var preview = server.post(
                EXTENSION + "previewRestore" + V,
                "{" + PLACE + choices + ",\"list\":{\"types\":[\"apis\"],\"unchanged\":true,\"most\":7}}}");
        var restore = server.post(SERVICES + "Contoso/restore?api-version=2022-08-01", "{" + PLACE + choices + "}}");

        assertThat(preview.status()).isEqualTo(202);
        assertThat(restore.status()).isEqualTo(202);
        assertThat(server.recovery.restoreOptions).containsExactly(expected, expected);
        assertThat(server.recovery.previewOptions).containsExactly(new PreviewOptions(List.of("apis"), true, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|holdfast",
                "{\"leaveout\":[\"users\"]}|holdfast.leaveout",
                "{\"leaveOut\":\"users\"}|holdfast.leaveOut",
                "{\"leaveOut\":[1]}|holdfast.leaveOut",
                "{\"rekeySubscriptions\":\"yes\"}|holdfast.rekeySubscriptions",
                "{\"mapping\":{\"hosts\":{}}}|holdfast.mapping.hosts",
                "{\"mapping\":{\"backends\":{\"x\":1}}}|holdfast.mapping.backends.x",
                "{\"mapping\":{\"backends\":{\"x\":\"\"}}}|holdfast.mapping.backends.x",
                "{\"list\":{}}|holdfast.list",
                "{\"include\":[\"portal\"]}|holdfast.include"
            })
    void aWrongChoiceIsNamed(String choices, String member) {
        var answer = server.post(
                SERVICES + "Contoso/restore?api-version=2022-08-01", "{" + PLACE + ",\"holdfast\":" + choices + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("InvalidParameters");
        assertThat(answer.at("/error/message")).endsWith("Parameter name: " + member);
        assertThat(server.recovery.asked).isEmpty();
    }

    @Test
    void aMappingHasABound() {
        String many = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> "\"h" + i + "\":\"x\"")
                .collect(Collectors.joining(",", "{", "}"));

        var answer = server.post(
                EXTENSION + "previewRestore" + V,
                "{" + PLACE + ",\"holdfast\":{\"mapping\":{\"hostnames\":" + many + "}}}");

        assertThat(answer.at("/error/message")).endsWith("Parameter name: holdfast.mapping.hostnames");
        assertThat(server.recovery.asked).isEmpty();
    }

    @Test
    void whatABackupFoundOutStandsBesideTheService() {
        String location = server.post(
                        SERVICES + "Contoso/backup?api-version=2022-08-01",
                        "{" + PLACE + ",\"holdfast\":{\"leaveOut\":[\"secrets\"],\"include\":[\"portal\"]}}")
                .header("Location");
        server.store.operations().succeed(running(), "{\"notIncluded\":{\"users\":3}}");

        var done = server.get(location);

        assertThat(done.at("/id")).isEqualTo(ID.toString());
        assertThat(done.at("/holdfast/notIncluded/users")).isEqualTo("3");
        assertThat(server.recovery.backupOptions.getFirst().leaveOut()).containsExactly("secrets");
        assertThat(server.recovery.backupOptions.getFirst().include()).containsExactly("portal");
    }

    @Test
    void nothingToUndoIsAConflict() {
        var answer = server.post(EXTENSION + "undoRestore" + V, "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/error/code")).isEqualTo("NothingToUndo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backups", "operations", "operationResults/x"})
    void readingNeedsTheRightToBackUp(String path) {
        assertThat(server.send("reader", "GET", EXTENSION + path + V, null).status())
                .isEqualTo(403);
        assertThat(server.send("reader", "GET", EXTENSION + path + V, null).body())
                .contains("Microsoft.ApiManagement/service/backup/action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listBackups", "showBackup", "deleteBackup"})
    void theCatalogueNeedsTheRightToBackUp(String action) {
        var answer = server.send("reader", "POST", EXTENSION + action + V, "{" + PLACE + "}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Microsoft.ApiManagement/service/backup/action");
    }

    @Test
    void undoingNeedsTheRightToRestore() {
        assertThat(server.send("reader", "POST", EXTENSION + "undoRestore" + V, "")
                        .body())
                .contains("Microsoft.ApiManagement/service/restore/action");
    }

    @Test
    void anotherApiVersionIsRefused() {
        assertThat(server.get(EXTENSION + "backups?api-version=2022-08-01").status())
                .isEqualTo(400);
    }
}
