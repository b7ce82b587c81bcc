package io.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed writer leaves in a directory goes with the next write; what a living one writes stays. */
class DirectoryVaultLeftoversTest {

    private static final String KEY = "a2V5a2V5a2V5a2V5";

    @TempDir
    Path directory;

    private BackupVault vault;

    @BeforeEach
    void open() {
        var account = new StorageAccounts.Account(URI.create("file:" + directory), Optional.of(KEY));
        vault = new StorageAccounts(Map.of("local", account)).open("local", new StorageAccess.AccessKey(KEY));
        vault.createContainer("backups");
    }

    @Test
    void aFileThatNoWriterHoldsIsRemovedByTheNextWrite() throws Exception {
        Path leftover = Files.writeString(directory.resolve("backups/.writing-cut-off"), "half");

        write("whole", "content");

        assertThat(leftover).doesNotExist();
        assertThat(directory.resolve("backups/whole")).hasContent("content");
    }

    @Test
    void writersDoNotDisturbEachOther() throws Exception {
        try (BlobWriter first = vault.write("backups", "first")) {
            first.write("one".getBytes(StandardCharsets.UTF_8), 0, 3);
            write("second", "two");
            first.commit(Map.of());
        }

        assertThat(directory.resolve("backups/first")).hasContent("one");
        assertThat(directory.resolve("backups/second")).hasContent("two");
    }

    private void write(String blob, String content) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (BlobWriter writer = vault.write("backups", blob)) {
            writer.write(bytes, 0, bytes.length);
            writer.commit(Map.of());
        }
    }
}
