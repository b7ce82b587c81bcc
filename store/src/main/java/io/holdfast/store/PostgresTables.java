package io.holdfast.store;

import io.holdfast.model.ServiceId;
import org.jspecify.annotations.Nullable;

/** The tables of generations. */
final class PostgresTables {

    static final String PREFIX = "resource_";

    private PostgresTables() {}

    /** Generations are named by the store itself, so that their names are safe in a statement. */
    static String name(String generation) {
        return PREFIX + generation;
    }

    /** Without a key, which is built faster after loading. */
    static void create(Sql sql, String generation) {
        sql.execute("CREATE TABLE " + name(generation)
                + " (type text COLLATE \"C\" NOT NULL, parent text COLLATE \"C\" NOT NULL,"
                + " name text COLLATE \"C\" NOT NULL, path text NOT NULL, etag text NOT NULL,"
                + " created bigint NOT NULL, modified bigint NOT NULL, document bytea NOT NULL, secrets bytea)");
    }

    static void addKey(Sql sql, String generation) {
        sql.execute("ALTER TABLE " + name(generation) + " ADD PRIMARY KEY (type, parent, name)");
    }

    /** @param operation the operation that makes it, or null if it comes with its service */
    static void register(Sql sql, ServiceId service, String generation, @Nullable String operation) {
        sql.execute(
                "INSERT INTO generation (id, service_key, operation) VALUES (?, ?, ?)",
                generation,
                service.key(),
                operation);
    }

    static void drop(Sql sql, String generation) {
        sql.execute("DROP TABLE IF EXISTS " + name(generation));
        sql.execute("DELETE FROM change WHERE generation = ?", generation);
        Tally.forget(sql, generation);
        sql.execute("DELETE FROM generation WHERE id = ?", generation);
    }
}
