package io.holdfast.acceptance.upgrade;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one older build left behind: its data directory, what it showed, and its PostgreSQL database if it had one. */
record Golden(Path data, JsonNode facts, Optional<EmbeddedPostgres> database) implements AutoCloseable {

    /** Unpacks {@code golden/NAME.zip}; a {@code database.sql} in it is what pg_dump wrote, and goes into a PostgreSQL of its own. */
    static Golden unpack(String name, Path to) throws IOException, SQLException {
        InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name + ".zip"), name);
        try (var zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = to.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
            }
        }
        Path dump = to.resolve("database.sql");
        Optional<EmbeddedPostgres> database = Optional.empty();
        if (Files.exists(dump)) {
            database = Optional.of(load(Files.readString(dump)));
            Files.delete(dump);
        }
        Path facts = to.resolve("facts.json");
        JsonNode known = JsonMapper.shared().readTree(Files.readString(facts));
        Files.delete(facts);
        return new Golden(to, known, database);
    }

    /** {@code store.url} of the database. */
    Optional<String> url() {
        return database.map(server -> "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres");
    }

    private static EmbeddedPostgres load(String dump) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        // Lines that begin with a backslash speak to psql.
        String script = dump.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
        return server;
    }

    @Override
    public void close() throws IOException {
        if (database.isPresent()) {
            database.get().close();
        }
    }
}
