package io.holdfast.bench;

import io.holdfast.store.StoreSettings;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Where the rows of one size lie.
 *
 * @param directory of what belongs to that size only
 * @param port of the PostgreSQL server; 0 for SQLite
 */
record ScaleTarget(Path directory, int port) {

    static final String BARE = "bare";
    static final String PRODUCT = "product";

    static ScaleTarget of(String directory, String port) {
        return new ScaleTarget(Path.of(directory), Integer.parseInt(port));
    }

    /** The file of the bare table, on SQLite. */
    Path bareFile() {
        return directory.resolve("bare.db");
    }

    BareTable bare() throws SQLException {
        return port == 0 ? new BareSqlite(bareFile()) : new BarePostgres(PostgresServer.connect(port, BARE));
    }

    StoreSettings store() {
        Path data = directory.resolve("data");
        return port == 0 ? StoreSettings.in(data) : new StoreSettings(PostgresServer.url(port, PRODUCT), data);
    }
}
