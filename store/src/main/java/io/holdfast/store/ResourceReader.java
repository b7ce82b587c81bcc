package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one generation over one connection. Not thread-safe. */
class ResourceReader implements Reader {

    /** Rows to begin with, while nothing is known of their size. */
    private static final int FIRST_ROWS = 16;

    /** Rows a driver may hold in memory at once, where it reads ahead. */
    private static final int FETCH_ROWS = 200;

    /** Bytes that the rows read ahead should stay below, judged by the largest row so far. */
    private static final long FETCH_BYTES = 8L << 20;

    final Sql sql;
    final ResourceTable table;

    ResourceReader(Sql sql, ResourceTable table) {
        this.sql = sql;
        this.table = table;
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return sql.first(
                table.select() + " WHERE type = ? AND parent = ? AND name = ?",
                table::resource,
                key.type(),
                key.parent(),
                key.name());
    }

    @Override
    public long count(String type, @Nullable String parent) {
        return Tally.of(sql, table.generation(), type, parent);
    }

    @Override
    public List<Resource> list(String type, @Nullable String parent, int skip, int top) {
        if (skip < 0 || top < 0) {
            throw new IllegalArgumentException("skip and top must not be negative: " + skip + ", " + top);
        }
        return sql.list(
                ordered(parent) + " LIMIT " + top + " OFFSET " + skip, table::resource, arguments(type, parent));
    }

    @Override
    public List<Resource> after(String type, @Nullable ResourceKey last, int top) {
        String limit = " ORDER BY parent, name LIMIT " + Math.max(0, top);
        if (last == null) {
            return sql.list(table.select() + where(null) + limit, table::resource, type);
        }
        return sql.list(
                table.select() + where(null) + " AND (parent, name) > (?, ?)" + limit,
                table::resource,
                type,
                last.parent(),
                last.name());
    }

    @Override
    public List<Resource> after(String type, String parent, @Nullable String last, int top) {
        String limit = " ORDER BY name LIMIT " + Math.max(0, top);
        String below = parent.toLowerCase(Locale.ROOT);
        if (last == null) {
            return sql.list(table.select() + where(below) + limit, table::resource, type, below);
        }
        return sql.list(
                table.select() + where(below) + " AND name > ?" + limit,
                table::resource,
                type,
                below,
                last.toLowerCase(Locale.ROOT));
    }

    @Override
    public <X extends Exception> void scan(String type, @Nullable String parent, Visitor<X> visitor) throws X {
        try (PreparedStatement statement = sql.prepare(ordered(parent), arguments(type, parent))) {
            statement.setFetchSize(FIRST_ROWS);
            try (ResultSet rows = statement.executeQuery()) {
                visitAll(rows, visitor);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Resources of type " + type + " could not be read", e);
        }
    }

    private <X extends Exception> void visitAll(ResultSet rows, Visitor<X> visitor) throws X, SQLException {
        int largest = 1;
        int fetched = FIRST_ROWS;
        while (rows.next()) {
            Resource resource = table.resource(rows);
            largest = Math.max(largest, resource.document().length);
            int wanted = Math.clamp(FETCH_BYTES / largest, 1, FETCH_ROWS);
            if (wanted != fetched) {
                rows.setFetchSize(wanted);
                fetched = wanted;
            }
            visitor.visit(resource);
        }
    }

    @Override
    public List<String> types() {
        String from = " FROM " + table.name();
        // Finds the types one by one through the key, however many resources each has.
        return sql.texts("WITH RECURSIVE t (type) AS (SELECT min(type)" + from
                + " UNION ALL SELECT (SELECT min(type)" + from + " r WHERE r.type > t.type)"
                + " FROM t WHERE t.type IS NOT NULL) SELECT type FROM t WHERE type IS NOT NULL ORDER BY type");
    }

    private String ordered(@Nullable String parent) {
        return table.select() + where(parent) + " ORDER BY parent, name";
    }

    private static String where(@Nullable String parent) {
        return parent == null ? " WHERE type = ?" : " WHERE type = ? AND parent = ?";
    }

    private static Object[] arguments(String type, @Nullable String parent) {
        return parent == null ? new Object[] {type} : new Object[] {type, parent.toLowerCase(Locale.ROOT)};
    }
}
