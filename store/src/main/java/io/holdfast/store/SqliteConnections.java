package io.holdfast.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens SQLite files. */
final class SqliteConnections {

    /** Large enough that the documents of most resources fit on one page; measured (docs/store.md). */
    private static final String PAGE_SIZE = "page_size=16384";

    private static final List<String> WRITER =
            List.of(PAGE_SIZE, "journal_mode=WAL", "synchronous=FULL", "journal_size_limit=67108864");

    private static final List<String> READER = List.of("query_only=ON");

    /** Nothing is safe until {@link #finishBulk}: whoever uses this throws the file away when anything fails. */
    private static final List<String> BULK =
            List.of(PAGE_SIZE, "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-32768");

    private SqliteConnections() {}

    /** For durable writes. Transactions take the write lock when they begin. */
    static Sql writer(Path file) {
        return open(file, TransactionMode.IMMEDIATE, WRITER);
    }

    static Sql reader(Path file) {
        return open(file, TransactionMode.DEFERRED, READER);
    }

    static Sql bulk(Path file) {
        return open(file, TransactionMode.EXCLUSIVE, BULK);
    }

    /** Leaves a bulk-loaded file in the mode in which it is used. The caller forces it to disk. */
    static void finishBulk(Sql sql) {
        try {
            pragmas(sql.connection(), List.of("locking_mode=NORMAL", "journal_mode=WAL"));
        } catch (SQLException e) {
            throw new StoreException("The new generation could not be completed: " + e.getMessage(), e);
        }
    }

    private static Sql open(Path file, TransactionMode mode, List<String> pragmas) {
        var config = new SQLiteConfig();
        config.setTransactionMode(mode);
        config.setBusyTimeout(10_000);
        // Nobody asks for generated keys, and the driver would look one up after every INSERT.
        config.setGetGeneratedKeys(false);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try {
                pragmas(connection, pragmas);
                return new Sql(connection, new StatementCache());
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException("The database file " + file + " could not be opened: " + e.getMessage(), e);
        }
    }

    private static void pragmas(Connection connection, List<String> pragmas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : pragmas) {
                statement.execute("PRAGMA " + pragma);
            }
        }
    }
}
