package io.holdfast.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the deployment's tables to the version that this program knows. Flyway does it, but only when there is something
 * to do: its own start costs more than everything else that opening a store does.
 */
final class Schema {

    /** Of the newest migration in the resources beside this class. */
    static final int VERSION = 6;

    private static final String SETTING = "schema-version";

    private Schema() {}

    /** The version of tables that exist. */
    static int version(Sql sql) {
        return sql.first("SELECT value FROM setting WHERE name = ?", row -> row.getBytes(1), SETTING)
                .map(value -> Integer.parseInt(new String(value, StandardCharsets.US_ASCII)))
                .orElse(0);
    }

    /**
     * Makes all tables in an empty database.
     *
     * @param script the whole schema of {@link #VERSION}, statements ending with a semicolon and an empty line
     */
    static int create(Sql sql, String script) {
        for (String statement : script.split(";\\s*\n\\s*\n|;\\s*$")) {
            if (!statement.isBlank()) {
                sql.execute(statement);
            }
        }
        return record(sql);
    }

    /** Upgrades tables of version {@code found}; 0 means that there are none. */
    static void migrate(int found, DataSource source, String dialect) {
        try {
            var configuration = Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:io/holdfast/store/" + dialect)
                    .loggers(QuietLogs.class.getName());
            if (found > 0) {
                configuration.baselineOnMigrate(true).baselineVersion(Integer.toString(found));
            }
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw new StoreException("The tables of the store's database could not be brought up to date", e);
        }
    }

    static int record(Sql sql) {
        return sql.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                SETTING,
                Integer.toString(VERSION).getBytes(StandardCharsets.US_ASCII));
    }

    static void refuseNewer(int found, String database) {
        if (found > VERSION) {
            throw new StoreException(
                    "The database " + database + " has schema version " + found
                            + ", which is newer than this Holdfast knows (" + VERSION
                            + "). Start the newer Holdfast that wrote it.",
                    null);
        }
    }

    /** One that others can follow. */
    static String script(String name) {
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
