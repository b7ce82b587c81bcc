package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.server.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory belongs to one server. */
class DataDirectoryTest {

    @TempDir
    Path directory;

    private HoldfastServer start(Map<String, String> more) {
        var flags = new LinkedHashMap<>(Map.of(
                "data", directory.resolve("data").toString(),
                "management.port", "0",
                "gateway.port", "0",
                "gateway.tlsPort", "0"));
        flags.putAll(more);
        return HoldfastServer.start(SettingsReader.read(null, Map.of(), flags));
    }

    /** Every file but those that a database changes by itself, with its time. */
    private Map<Path, FileTime> files() throws IOException {
        var files = new TreeMap<Path, FileTime>();
        try (var walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().contains(".db")) {
                    files.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return files;
    }

    @Test
    void aSecondServerIsRefusedAndTouchesNothing() throws IOException {
        Path endpoints = directory.resolve("data/endpoints.json");
        try (var first = start(Map.of())) {
            Map<Path, FileTime> before = files();
            String said = Files.readString(endpoints);

            // With a database of its own, the second would find no lock there.
            for (String database : List.of(
                    "sqlite:" + directory.resolve("data/holdfast.db"),
                    "sqlite:" + directory.resolve("elsewhere/holdfast.db"),
                    "postgresql://u:p@127.0.0.1:9/nothing")) {
                assertThatThrownBy(() -> start(Map.of("store.url", database)))
                        .isInstanceOf(StartException.class)
                        .hasMessageContaining("is in use by another Holdfast process");
            }

            assertThat(files()).isEqualTo(before);
            assertThat(endpoints).hasContent(said);
            assertThat(first.endpoints().management()).isNotEmpty();
        }
        assertThat(endpoints).doesNotExist();
    }

    @Test
    void aStartThatFailsFreesIt() throws IOException {
        assertThatThrownBy(() -> start(Map.of("store.url", "mysql://nothing"))).isInstanceOf(StartException.class);

        start(Map.of()).close();
    }
}
