package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first thing that anybody runs. */
class DrillTest {

    @Test
    void aLostRegionIsRecoveredWithEverythingInIt(@TempDir Path directory) {
        Program.Result drill =
                Program.run(directory, Map.of(), List.of("drill", "--json", "--apis", "3", "--subscriptions", "20"));

        assertThat(drill.exitCode()).as(drill.toString()).isZero();
        JsonNode report = JsonMapper.shared().readTree(drill.out());
        assertThat(report.path("verdict").asString()).isEqualTo("recovered");
        assertThat(report.path("identical").asBoolean()).isTrue();
        assertThat(report.path("requests").path("failedAfterRedirect").asLong(-1))
                .isZero();
        assertThat(report.path("requests").path("sent").asLong()).isPositive();
        assertThat(report.path("resources").path("apis").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(report.path("resources").path("subscriptions").asInt()).isGreaterThanOrEqualTo(20);
        for (String seconds : List.of("rpoSeconds", "rtoSeconds", "restoreSeconds", "backupSeconds")) {
            assertThat(report.path(seconds).isNumber()).as(seconds).isTrue();
            assertThat(report.path(seconds).asDouble()).as(seconds).isBetween(0.0, 120.0);
        }
        assertThat(drill.out() + drill.err()).doesNotContain("a-secret-that-must-survive");
    }

    /** Whoever drills may have set up their shell for a real deployment; the rehearsal must stay away from it. */
    @Test
    void theSettingsOfADeploymentInTheEnvironmentDoNotCount(@TempDir Path directory) {
        Map<String, String> environment = Map.of(
                "HOLDFAST_STORE_URL", "postgresql://holdfast:secret@127.0.0.1:9/production",
                "HOLDFAST_MANAGEMENT_PORT", "1",
                "HOLDFAST_RECOVERY_KEY_FILE",
                        directory.resolve("production.key").toString());

        Program.Result drill =
                Program.run(directory, environment, List.of("drill", "--json", "--apis", "1", "--subscriptions", "1"));

        assertThat(drill.exitCode()).as(drill.toString()).isZero();
        assertThat(directory.resolve("production.key")).doesNotExist();
    }

    @Test
    void whatCannotBeKeptOrCombinedIsRefusedAtOnce(@TempDir Path directory) throws IOException {
        Files.createFile(Files.createDirectory(directory.resolve("full")).resolve("file"));
        Program.Result full = Program.run(directory, Map.of(), List.of("drill", "--keep", "full"));
        Program.Result both = Program.run(
                directory,
                Map.of(),
                List.of(
                        "drill",
                        "--apis",
                        "3",
                        "--config",
                        "server.yaml",
                        "--storage-account-name",
                        "files",
                        "--storage-account-container",
                        "backups",
                        "--backup-name",
                        "b"));

        assertThat(full.exitCode()).isEqualTo(2);
        assertThat(full.err()).contains("--keep full is not empty; name a new directory");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("--apis cannot be used with --config");
    }

    @Test
    void aDeploymentsBackupIsRehearsedWithoutTouchingTheDeployment(@TempDir Path directory) throws IOException {
        Map<String, String> settings = Map.of(
                "recovery.keyFile", directory.resolve("recovery.key").toString(),
                "storage.accounts.files.endpoint", "file:" + directory.resolve("files"),
                "storage.accounts.files.keyFile", directory.resolve("files.key").toString());
        List<String> words = List.of(
                "drill",
                "--json",
                "--config",
                "server.yaml",
                "--storage-account-name",
                "files",
                "--storage-account-container",
                "backups",
                "--backup-name",
                "nightly",
                "--storage-account-key-file",
                "files.key",
                "--sku-name");
        try (var server = ServerProcess.start(directory.resolve("data"), settings)) {
            var arm = server.arm();
            String service = arm.createService("shop", "contoso", "Standard");
            Samples.fill(arm, service, "http://127.0.0.1:9", 2, 3);
            String key = Files.readString(directory.resolve("files.key")).strip();
            arm.run(service, "backup", new Storage("files", "backups", "nightly", key))
                    .ok();
        }
        Files.writeString(directory.resolve("server.yaml"), """
                recovery: {keyFile: recovery.key}
                storage: {accounts: {files: {endpoint: "file:files", keyFile: files.key}}}
                """);

        Program.Result drill = Program.run(directory, Map.of(), plus(words, "Standard"));
        Program.Result refused = Program.run(directory, Map.of(), plus(words, "Premium"));

        assertThat(drill.exitCode()).as(drill.toString()).isZero();
        JsonNode report = JsonMapper.shared().readTree(drill.out());
        assertThat(report.path("verdict").asString()).isEqualTo("recovered");
        assertThat(report.path("resources").path("subscriptions").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(report.path("rtoSeconds").asDouble()).isPositive();
        assertThat(refused.exitCode()).as(refused.toString()).isNotZero();
        assertThat(refused.err()).contains("backup SKU is 'Standard'");
    }

    private static List<String> plus(List<String> words, String last) {
        return Stream.concat(words.stream(), Stream.of(last)).toList();
    }
}
