package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Runbook;
import io.holdfast.acceptance.support.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/backup-job.md, run by a shell as it stands there, against a real server. */
class BackupJobTest {

    @TempDir
    Path directory;

    @Test
    void aJobBacksUpWithARoleThatCanDoNothingElse() throws Exception {
        Path files = directory.resolve("files");
        Path key = directory.resolve("files.key");
        Map<String, String> settings = Map.of(
                "storage.accounts.backups.endpoint",
                "file:" + files,
                "storage.accounts.backups.keyFile",
                key.toString());
        try (var server = ServerProcess.start(directory.resolve("server"), settings)) {
            server.arm().createService("shop", "contoso", "Premium");

            Program.Result result = Runbook.run(
                    "../backup-job.md",
                    directory,
                    Map.ofEntries(
                            Map.entry("GROUP", "shop"),
                            Map.entry("SERVICE", "contoso"),
                            Map.entry("ACCOUNT", "backups"),
                            Map.entry("CONTAINER", "apim"),
                            Map.entry("KEY_FILE", key.toString()),
                            Map.entry("HOLDFAST_ENDPOINT", server.management().toString()),
                            Map.entry("HOLDFAST_CA_FILE", server.caFile().toString()),
                            Map.entry(
                                    "AZURE_TENANT_ID",
                                    server.credentials().path("tenantId").asString()),
                            Map.entry(
                                    "AZURE_CLIENT_ID",
                                    server.credentials().path("clientId").asString()),
                            Map.entry(
                                    "AZURE_CLIENT_SECRET",
                                    server.credentials().path("clientSecret").asString())));

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.out()).contains("Holdfast Backup Job", "nightly-");
            try (Stream<Path> blobs = Files.list(files.resolve("apim"))) {
                assertThat(blobs.map(blob -> blob.getFileName().toString()))
                        .anyMatch(blob -> blob.startsWith("nightly-"));
            }
            assertThat(server.arm()
                            .get("/providers/Holdfast.Identity/applications?api-version=2026-11-01")
                            .ok()
                            .json()
                            .path("value"))
                    .hasSize(1);
        }
    }
}
