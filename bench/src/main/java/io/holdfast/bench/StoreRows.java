package io.holdfast.bench;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The store's own table of one service's resources, by plain JDBC: the statements that a request costs, and nothing around
 * them. For reading; not thread-safe.
 */
final class StoreRows implements AutoCloseable {

    private final Connection connection;
    private final String table;

    StoreRows(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /** The key as {@link io.holdfast.model.ResourceKey} has it. Returns whether it is there. */
    boolean get(String type, String parent, String name) throws SQLException {
        return rows(" WHERE type = ? AND parent = ? AND name = ?", type, parent, name)
                        .size()
                == 1;
    }

    /** Up to {@code top} rows directly below the service, by name: those after {@code last}, or the first. */
    int page(String type, @Nullable String last, int top) throws SQLException {
        String limit = " ORDER BY name LIMIT " + top;
        return last == null
                ? rows(" WHERE type = ? AND parent = ?" + limit, type, "").size()
                : rows(" WHERE type = ? AND parent = ? AND name > ?" + limit, type, "", last)
                        .size();
    }

    long count(String type) throws SQLException {
        try (PreparedStatement statement =
                        prepare("SELECT count(*) FROM " + table + " WHERE type = ? AND parent = ?", type, "");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** An API and what lies directly below it. */
    List<Resource> api(String name) throws SQLException {
        List<Resource> all = new ArrayList<>(rows(" WHERE type = ? AND parent = ? AND name = ?", "apis", "", name));
        all.addAll(rows(" WHERE type LIKE ? AND parent = ?", "apis/%", name));
        return all;
    }

    private List<Resource> rows(String where, String... arguments) throws SQLException {
        try (PreparedStatement statement =
                        prepare("SELECT " + BareTable.COLUMNS + " FROM " + table + where, arguments);
                ResultSet row = statement.executeQuery()) {
            List<Resource> all = new ArrayList<>();
            while (row.next()) {
                all.add(resource(row));
            }
            return all;
        }
    }

    /** As it is stored: secrets stay sealed. A class file does not say that they may be null. */
    @SuppressWarnings("NullAway")
    private static Resource resource(ResultSet row) throws SQLException {
        return new Resource(
                new ResourceKey(row.getString(1), row.getString(2), row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getBytes(8),
                row.getBytes(9));
    }

    private PreparedStatement prepare(String sql, String... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setString(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
