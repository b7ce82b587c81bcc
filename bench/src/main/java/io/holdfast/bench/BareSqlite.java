package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** A file of its own, filled without a journal and forced to disk at the end. */
final class BareSqlite extends BareTable {

    private final Path file;

    BareSqlite(Path file) {
        this.file = file;
    }

    private Connection connect() throws SQLException {
        var config = new SQLiteConfig();
        // Otherwise the driver asks for the row's id after every INSERT.
        config.setGetGeneratedKeys(false);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    @Override
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    void load(List<Resource> rows) throws SQLException, IOException {
        try (Connection connection = connect()) {
            execute(
                    connection,
                    "PRAGMA page_size=16384",
                    "PRAGMA journal_mode=OFF",
                    "PRAGMA synchronous=OFF",
                    "PRAGMA locking_mode=EXCLUSIVE",
                    "PRAGMA cache_size=-32768");
            connection.setAutoCommit(false);
            execute(connection, """
                    CREATE TABLE bare (type TEXT NOT NULL, parent TEXT NOT NULL, name TEXT NOT NULL,
                    path TEXT NOT NULL, etag TEXT NOT NULL, created INTEGER NOT NULL, modified INTEGER NOT NULL,
                    document BLOB NOT NULL, secrets BLOB, PRIMARY KEY (type, parent, name)) STRICT, WITHOUT ROWID""");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO bare (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (Resource row : rows) {
                    bind(insert, row);
                    insert.setBytes(9, sealed(row));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
        force(file);
    }

    /** Waits until what was written is on disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    int scan() throws SQLException {
        try (Connection connection = connect()) {
            return scan(connection);
        }
    }

    /** The file stays. */
    @Override
    public void close() {}
}
