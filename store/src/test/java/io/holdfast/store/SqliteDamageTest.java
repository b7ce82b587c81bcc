package io.holdfast.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files of generations that are gone or broken. */
class SqliteDamageTest extends DamageContract {

    @TempDir
    static Path all;

    private Path directory = Path.of("");

    @Override
    @BeforeEach
    void openStore() {
        try {
            directory = Files.createTempDirectory(all, "damage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        super.openStore();
    }

    @Override
    Store open() {
        return Stores.open(StoreSettings.in(directory));
    }

    private Path file(String generation) {
        return directory.resolve("generations").resolve(generation + ".db");
    }

    private interface Bytes {
        byte[] of(byte[] whole);
    }

    private Way bytes(String name, Bytes bytes) {
        return new Way(name, generation -> {
            Path file = file(generation);
            Files.write(file, bytes.of(Files.readAllBytes(file)));
        });
    }

    private Way sql(String name, String statement) {
        return new Way(name, generation -> {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file(generation));
                    var sql = connection.createStatement()) {
                sql.execute(statement);
            }
        });
    }

    private static byte[] noise(byte[] whole, int from) {
        var noise = new byte[whole.length - from];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, whole, from, noise.length);
        return whole;
    }

    @Override
    List<Way> ways() {
        return List.of(
                new Way("missing", generation -> Files.delete(file(generation))),
                new Way("a directory", generation -> {
                    Files.delete(file(generation));
                    Files.createDirectory(file(generation));
                }),
                bytes("empty", whole -> new byte[0]),
                bytes("cut in the first page", whole -> Arrays.copyOf(whole, 100)),
                bytes("cut after the first page", whole -> Arrays.copyOf(whole, 16384)),
                bytes("cut in the middle", whole -> Arrays.copyOf(whole, whole.length / 2)),
                bytes("noise", whole -> noise(whole, 0)),
                bytes("noise after the first page", whole -> noise(whole, 16384)),
                bytes("zeros", whole -> new byte[whole.length]),
                sql("without its table", "DROP TABLE resource"),
                sql("with another table", "ALTER TABLE resource RENAME COLUMN document TO body"),
                sql("without its number", "DELETE FROM state"),
                sql("without the table of its number", "DROP TABLE state"),
                sql("of a newer format", "PRAGMA user_version=99"));
    }
}
