package io.holdfast.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One real PostgreSQL for all tests of this process, started when the first asks for it. */
final class Postgres {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private Postgres() {}

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of a new, empty schema, where the first store that opens makes its tables. */
    static String emptySchema() {
        String name = "holdfast" + SCHEMAS.incrementAndGet();
        String server = "postgresql://postgres:postgres@localhost:" + Server.INSTANCE.getPort() + "/postgres";
        try (Sql sql = new PostgresUrl(server).connect(DatabasePatience.DEFAULT)) {
            sql.execute("CREATE SCHEMA " + name);
        }
        return server + "?currentSchema=" + name;
    }

    /** The URL of a new schema with empty tables, which takes less time to make than by a migration. */
    static String newSchema() {
        String url = emptySchema();
        try (Sql sql = new PostgresUrl(url).connect(DatabasePatience.DEFAULT)) {
            String script = IntStream.rangeClosed(1, Schema.VERSION)
                    .mapToObj(version -> Schema.script("postgresql/V" + version + "__store.sql"))
                    .collect(Collectors.joining());
            sql.inTransaction(s -> Schema.create(s, script));
        }
        return url;
    }

    /** The same database, reached through a proxy. */
    static String through(FaultyProxy proxy, String url) {
        return url.replace("localhost:" + port(), "localhost:" + proxy.port());
    }

    static int port() {
        return Server.INSTANCE.getPort();
    }
}
