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
    void a_backup_is_restored_where_its_key_was_taken_in_also_after_a_rotation() throws IOException {
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
