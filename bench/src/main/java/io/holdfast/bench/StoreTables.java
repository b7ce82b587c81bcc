package io.holdfast.bench;

import io.holdfast.model.Resource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of one service in a store's database, by plain JDBC, with the connections and the durability of the store. */
abstract class StoreTables implements AutoCloseable {

    /** The generation that was live when this was opened. */
    final String generation;

    private final String table;

    StoreTables(String generation, String table) {
        this.generation = generation;
        this.table = table;
    }

    /** For one thread. */
    abstract StoreRows reader() throws SQLException;

    /** For one thread. */
    abstract Writer writer() throws SQLException;

    @Override
    public abstract void close() throws SQLException;

    static String generation(Connection connection, String service) throws SQLException {
        String found = text(connection, "SELECT generation FROM service WHERE name_key = ?", service);
        if (found == null) {
            throw new IllegalStateException("there is no service " + service);
        }
        return found;
    }

    static @Nullable String text(Connection connection, String query, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Writes as a transaction of the store does: the rows, a line of the log of changes for each, the sequence number. */
    abstract class Writer implements AutoCloseable {

        /** Returns when it is on disk. */
        abstract void write(List<Resource> rows) throws SQLException;

        /** The number of the newest change; no other transaction gets it until this one ends. */
        abstract long sequence() throws SQLException;

        /** Also tells other nodes, where there are any. */
        abstract void sequence(long number) throws SQLException;

        @Override
        public void close() throws SQLException {}

        final void transaction(Connection connection, List<Resource> rows) throws SQLException {
            connection.setAutoCommit(false);
            long sequence = sequence();
            try (PreparedStatement existing = connection.prepareStatement("SELECT " + BareTable.COLUMNS + " FROM "
                            + table + " WHERE type = ? AND parent = ? AND name = ?");
                    PreparedStatement put = connection.prepareStatement("INSERT INTO " + table + " ("
                            + BareTable.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (type, parent, name) DO UPDATE SET etag = excluded.etag,"
                            + " modified = excluded.modified, document = excluded.document,"
                            + " secrets = excluded.secrets RETURNING path, created");
                    PreparedStatement change = connection.prepareStatement(
                            "INSERT INTO change (generation, sequence, type, parent, name) VALUES (?, ?, ?, ?, ?)")) {
                for (Resource row : rows) {
                    key(existing, 1, row);
                    existing.executeQuery().close();
                    BareTable.bind(put, row);
                    put.executeQuery().close();
                }
                for (Resource row : rows) {
                    change.setString(1, generation);
                    change.setLong(2, ++sequence);
                    key(change, 3, row);
                    change.executeUpdate();
                }
            }
            sequence(sequence);
            connection.commit();
            connection.setAutoCommit(true);
        }

        private static void key(PreparedStatement statement, int first, Resource row) throws SQLException {
            statement.setString(first, row.key().type());
            statement.setString(first + 1, row.key().parent());
            statement.setString(first + 2, row.key().name());
        }
    }
}
