package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;

/** A file for each generation. There is one writer, for which threads queue in front of the database, not in it. */
final class SqliteStoreTables extends StoreTables {

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Connection connection;

    private SqliteStoreTables(String generation, Path file) throws SQLException {
        super(generation, "resource");
        this.file = file;
        connection = connect(file, TransactionMode.IMMEDIATE, "journal_mode=WAL", "synchronous=FULL");
    }

    /** @param data the data directory of the store */
    static SqliteStoreTables open(Path data, String service) throws SQLException {
        try (Connection main = connect(data.resolve("holdfast.db"), TransactionMode.DEFERRED, "query_only=ON")) {
            String generation = generation(main, service);
            return new SqliteStoreTables(generation, data.resolve("generations").resolve(generation + ".db"));
        }
    }

    private static Connection connect(Path file, TransactionMode mode, String... pragmas) throws SQLException {
        var config = new SQLiteConfig();
        config.setTransactionMode(mode);
        config.setBusyTimeout(10_000);
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        for (String pragma : pragmas) {
            BareTable.execute(connection, "PRAGMA " + pragma);
        }
        return connection;
    }

    @Override
    StoreRows reader() throws SQLException {
        return new StoreRows(connect(file, TransactionMode.DEFERRED, "query_only=ON"), "resource");
    }

    @Override
    Writer writer() {
        return new Writer() {
            @Override
            void write(List<Resource> rows) throws SQLException {
                writing.lock();
                try {
                    transaction(connection, rows);
                } finally {
                    writing.unlock();
                }
            }

            @Override
            long sequence() throws SQLException {
                try (PreparedStatement select = connection.prepareStatement("SELECT sequence FROM state");
                        ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }

            @Override
            void sequence(long number) throws SQLException {
                try (PreparedStatement update = connection.prepareStatement("UPDATE state SET sequence = ?")) {
                    update.setLong(1, number);
                    update.executeUpdate();
                }
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
