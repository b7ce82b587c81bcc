package io.holdfast.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Brings the deployment's tables to the version that this program knows. */
final class Schema {

    /** Of the newest migration in the resources beside this class. */
    static final int VERSION = 1;

    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /** The version of the tables; 0 if there are none. Asking costs far less than starting Flyway. */
    static int version(Handle handle, String tableExists) {
        try {
            if (handle.select(tableExists, HISTORY).mapTo(Integer.class).one() == 0) {
                return 0;
            }
            return handle.createQuery(
                            "SELECT coalesce(max(CAST(version AS INTEGER)), 0) FROM " + HISTORY + " WHERE success")
                    .mapTo(Integer.class)
                    .one();
        } catch (JdbiException e) {
            throw new StoreException("The version of the database's tables could not be read: " + e.getMessage(), e);
        }
    }

    static void migrate(int found, DataSource source, String dialect, String database) {
        if (found > VERSION) {
            throw new StoreException(
                    "The database " + database + " has schema version " + found
                            + ", which is newer than this Holdfast knows (" + VERSION
                            + "). Start the newer Holdfast that wrote it.",
                    null);
        }
        if (found == VERSION) {
            return;
        }
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:io/holdfast/store/" + dialect)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException("The tables of " + database + " could not be brought up to date", e);
        }
    }
}
