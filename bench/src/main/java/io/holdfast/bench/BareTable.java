package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database itself needs for the rows of a generation, by plain JDBC: no sealing, no archive, no check. The table
 * and its key, the settings of the connection and the way in (one prepared INSERT, binary COPY) are those of the store.
 */
abstract class BareTable implements AutoCloseable {

    static final String COLUMNS = "type, parent, name, path, etag, created, modified, document, secrets";

    /** By how much the store's sealing makes a secret longer: prefix, nonce and tag. */
    private static final int SEAL = 5 + 12 + 16;

    /** Removes what an earlier load left. */
    abstract void clear() throws SQLException, IOException;

    /** Makes the table and fills it; durable when this returns. */
    abstract void load(List<Resource> rows) throws SQLException, IOException;

    /** Reads every column of every row in the order of the key. Returns how many rows there are. */
    abstract int scan() throws SQLException;

    /** Reads all of them; there must be so many. */
    void scan(int expected) throws SQLException {
        int count = scan();
        if (count != expected) {
            throw new IllegalStateException(count + " rows instead of " + expected);
        }
    }

    @Override
    public abstract void close() throws SQLException, IOException;

    static byte @Nullable [] sealed(Resource row) {
        byte[] secrets = row.secrets();
        return secrets == null ? null : Arrays.copyOf(secrets, secrets.length + SEAL);
    }

    /** The {@link #COLUMNS} of a row, as it is. */
    static void bind(PreparedStatement insert, Resource row) throws SQLException {
        insert.setString(1, row.key().type());
        insert.setString(2, row.key().parent());
        insert.setString(3, row.key().name());
        insert.setString(4, row.path());
        insert.setString(5, row.etag());
        insert.setLong(6, row.created());
        insert.setLong(7, row.modified());
        insert.setBytes(8, row.document());
        insert.setBytes(9, row.secrets());
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static int scan(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM bare ORDER BY type, parent, name")) {
            select.setFetchSize(200);
            try (ResultSet row = select.executeQuery()) {
                int count = 0;
                while (row.next()) {
                    read(row);
                    count++;
                }
                return count;
            }
        }
    }

    private static void read(ResultSet row) throws SQLException {
        for (int column = 1; column <= 5; column++) {
            row.getString(column);
        }
        row.getLong(6);
        row.getLong(7);
        row.getBytes(8);
        row.getBytes(9);
    }
}
