package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a recovery key: copied out of the region, taken in elsewhere, replaced, lost. */
class RecoveryKeyTest {

    @TempDir
    Path directory;

    @Test
    void aBackupIsRestoredWhereItsKeyWasTakenInAlsoAfterARotation() throws IOException {
        Map<String, String> files = Map.of(
                "storage.accounts.files.endpoint",
                "file:" + directory.resolve("files"),
                "storage.accounts.files.keyFile",
                directory.resolve("files.key").toString());
        try (var east = ServerProcess.start(directory.resolve("east"), files);
                var west = ServerProcess.start(directory.resolve("west"), files)) {
            String key = Files.readString(directory.resolve("files.key")).strip();
            var storage = new Storage("files", "backups", "b", key);
            String source = east.arm().createService("shop", "contoso", "Premium");
            Samples.fill(east.arm(), source, "http://127.0.0.1:9", 1, 1);
            east.arm().run(source, "backup", storage).ok();
            String target = west.arm().createService("shop", "contoso", "Premium");

            var refused = west.arm().run(target, "restore", storage);
            west.stop();
            holdfast(0, "recovery-key", "export", "--data", "east", "--to", "copy.key");
            holdfast(2, "recovery-key", "export", "--data", "east", "--to", "copy.key");
            holdfast(0, "recovery-key", "import", "--data", "west", "--from", "copy.key");
            String rotated = holdfast(0, "recovery-key", "rotate", "--data", "west");
            String listed = holdfast(0, "recovery-key", "list", "--data", "west");

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.errorMessage()).contains("sealed with recovery key", fingerprint("east"));
            assertThat(rotated).contains("Export the keys again");
            assertThat(listed.lines()).hasSize(5);
            assertThat(listed).contains(fingerprint("east"));
            assertThat(listed + rotated).doesNotContain(secret("east"), secret("west"));
            try (var again = west.again()) {
                again.arm().run(target, "restore", storage).ok();
                again.arm().run(target, "backup", storage.withBlob("resealed")).ok();
            }
            var lost = east.arm().run(source, "restore", storage.withBlob("resealed"));
            assertThat(lost.errorMessage()).contains("sealed with recovery key", fingerprint("west"));
        }
    }

    @Test
    void aLostKeyStopsTheStartUntilItIsBackOrGivenUpOnPurpose() throws IOException {
        Path east = directory.resolve("east");
        Path key = east.resolve("recovery.key");
        try (var server = ServerProcess.start(east, Map.of())) {
            server.arm().createService("shop", "contoso", "Premium");
            assertThat(server.arm().get("/metrics").ok().text())
                    .contains(
                            "holdfast_recovery_key_info{fingerprint=\"" + fingerprint("east") + "\",first=\"true\"} 1");
        }
        String lost = fingerprint("east");
        Path copy = Files.move(key, directory.resolve("copy.key"));

        Program.Result refused = Program.run(directory, Map.of(), List.of("server", "--data", "east"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains(lost, key.toString(), "recovery-key import", "recovery-key begin-anew");
        assertThat(key).doesNotExist();
        holdfast(0, "recovery-key", "import", "--data", "east", "--from", copy.toString());
        try (var server = ServerProcess.start(east, Map.of())) {
            assertThat(server.arm().get("/metrics").ok().text()).contains(lost);
        }
        Files.delete(key);
        assertThat(holdfast(2, "recovery-key", "begin-anew", "--data", "east")).contains("Missing: " + lost);
        assertThat(key).doesNotExist();
        holdfast(0, "recovery-key", "begin-anew", "--data", "east", "--yes");
        assertThat(fingerprint("east")).isNotEqualTo(lost);
        holdfast(1, "recovery-key", "begin-anew", "--data", "east", "--yes");
        holdfast(1, "recovery-key", "begin-anew", "--data", "nowhere", "--yes");
        assertThat(directory.resolve("nowhere")).doesNotExist();
        try (var server = ServerProcess.start(east, Map.of())) {
            assertThat(server.arm().get("/metrics").ok().text()).contains(fingerprint("east"));
        }
    }

    private String holdfast(int exitCode, String... words) {
        Program.Result result = Program.run(directory, Map.of(), List.of(words));
        assertThat(result.exitCode()).as(Arrays.toString(words) + result).isEqualTo(exitCode);
        return result.out();
    }

    private String fingerprint(String region) throws IOException {
        return firstKey(region)[0];
    }

    private String secret(String region) throws IOException {
        return firstKey(region)[1];
    }

    private String[] firstKey(String region) throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve(region).resolve("recovery.key"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow()
                    .split(" ");
        }
    }
}
