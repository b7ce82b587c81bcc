package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.store.LongRunningOperation.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets at rest, the key file, and the lock of the data directory. */
class SealingTest {

    private static final String SECRET = "swordfish-5ecret";

    @TempDir
    Path directory;

    @Test
    void noSecretIsInAnyFile() throws IOException {
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            store.createService(SERVICE, bytes("{}"), bytes(SECRET));
            var configuration = store.configuration(SERVICE);
            configuration.write(t -> t.put(Samples.api("a"), "apis/a", bytes("findable"), bytes(SECRET)));
            assertThat(containing("findable")).isNotEmpty();
            assertThat(containing(SECRET)).isEmpty();
            LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
            try (GenerationWriter writer = configuration.newGeneration(restore)) {
                writer.add(Samples.resource(Samples.api("b"), SECRET));
                writer.complete();
                writer.activate("{}");
            }
        }
        assertThat(containing(SECRET)).isEmpty();
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private List<Path> containing(String text) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMissingKeyFileIsNotReplacedSilently() throws IOException {
        Stores.open(StoreSettings.in(directory)).close();
        Files.delete(directory.resolve("store.key"));

        assertThatThrownBy(() -> Stores.open(StoreSettings.in(directory)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("store.key")
                .hasMessageContaining("missing");
        assertThat(directory.resolve("store.key")).doesNotExist();
    }

    @Test
    void aForeignKeyFileIsRefused() {
        Stores.open(StoreSettings.in(directory.resolve("one"))).close();
        Stores.open(StoreSettings.in(directory.resolve("two"))).close();

        assertThatThrownBy(() -> Stores.open(
                        StoreSettings.in(directory.resolve("one")).withKeyFile(directory.resolve("two/store.key"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("does not belong to this database");
    }

    @Test
    void aSecondStoreOnTheSameDirectoryIsRefusedByName() {
        try (Store first = Stores.open(StoreSettings.in(directory))) {
            assertThat(first.services()).isEmpty();
            assertThatThrownBy(() -> Stores.open(StoreSettings.in(directory)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use");
        }
        Stores.open(StoreSettings.in(directory)).close();
    }

    @Test
    void aNewerSchemaAndANewerGenerationAreRefusedByName() {
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            store.createService(SERVICE, bytes("{}"), null);
            String generation = store.service(SERVICE).orElseThrow().generation();
            store.close();
            Path file = directory.resolve("generations").resolve(generation + ".db");
            try (Sql sql = SqliteConnections.writer(file)) {
                sql.execute("PRAGMA user_version=99");
            }
        }
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            Configuration newer = store.configuration(SERVICE);
            assertThatThrownBy(newer::types)
                    .isInstanceOf(DamagedConfigurationException.class)
                    .hasMessageContaining("format 99");
        }
        try (Sql sql = SqliteConnections.writer(directory.resolve("holdfast.db"))) {
            sql.execute("UPDATE setting SET value = ? WHERE name = 'schema-version'", bytes("99"));
        }
        assertThatThrownBy(() -> Stores.open(StoreSettings.in(directory)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("schema version 99");
    }

    @Test
    void settingsAndErrorsDoNotRepeatAPassword() {
        var settings = new StoreSettings("postgresql://holdfast:" + SECRET + "@127.0.0.1:1/db", directory);

        assertThat(settings.toString()).doesNotContain(SECRET);
        assertThatThrownBy(() -> Stores.open(settings))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("127.0.0.1:1/db")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> Stores.open(new StoreSettings("mysql://x", directory)))
                .hasMessageContaining("store.url");
    }
}
