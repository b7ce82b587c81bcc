package io.holdfast.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements that one connection has prepared, for drivers that prepare anew each time: with SQLite that is an eighth of
 * what a write costs. Not thread-safe.
 */
final class StatementCache {

    /** A transaction of the store has about ten; each takes some kilobytes. */
    private static final int MOST = 24;

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(16, 0.75f, true);

    /** Uses a prepared statement. */
    @FunctionalInterface
    interface Use<T> {
        T of(PreparedStatement prepared) throws SQLException;
    }

    /** A statement is taken out while it is in use: what reads its rows may run the same one again. */
    <T> T use(Connection connection, String statement, Use<T> use) throws SQLException {
        PreparedStatement known = idle.remove(statement);
        PreparedStatement prepared = known == null ? connection.prepareStatement(statement) : known;
        boolean good = false;
        try {
            T result = use.of(prepared);
            good = keeps(statement);
            return result;
        } finally {
            if (good) {
                keep(statement, prepared);
            } else {
                prepared.close();
            }
        }
    }

    /** SQLite does what some pragmas say when they are prepared, and not when they are run. */
    private static boolean keeps(String statement) {
        return !statement.startsWith("PRAGMA");
    }

    private void keep(String statement, PreparedStatement prepared) throws SQLException {
        // What was bound may be megabytes.
        prepared.clearParameters();
        List<PreparedStatement> surplus = new ArrayList<>();
        PreparedStatement other = idle.put(statement, prepared);
        if (other != null) {
            surplus.add(other);
        }
        Iterator<PreparedStatement> oldestFirst = idle.values().iterator();
        while (idle.size() > MOST) {
            surplus.add(oldestFirst.next());
            oldestFirst.remove();
        }
        for (PreparedStatement each : surplus) {
            each.close();
        }
    }
}
