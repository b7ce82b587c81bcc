package io.holdfast.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plain SQL over one connection. A mapping library would do the same, but the ones that were tried spend more
 * processor time on their first statement than the whole start of the store may take.
 *
 * <p>Not thread-safe. Every failure is a {@link DatabaseException}, whose message never holds an argument.
 */
final class Sql implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

    /** PostgreSQL's driver sends so many before it waits for the first answer. */
    private static final int TOGETHER = 24;

    private final Connection connection;
    private final @Nullable StatementCache statements;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Sql(Connection connection) {
        this(connection, null);
    }

    /** @param statements where the driver does not keep prepared statements by itself */
    Sql(Connection connection, @Nullable StatementCache statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /** Makes a value of the row that the result set stands on. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Uses the connection. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T with(Sql sql) throws X;
    }

    Connection connection() {
        return connection;
    }

    /** How many rows were changed. */
    int execute(String statement, @Nullable Object... arguments) {
        return using(statement, PreparedStatement::executeUpdate, arguments);
    }

    /** A statement without rows, and what is bound to it. */
    @SuppressWarnings("ArrayRecordComponent") // used once, and never compared
    record Statement(String text, @Nullable Object... arguments) {}

    /** Runs statements one after the other, several in one round trip where that counts. */
    void executeAll(List<Statement> all) {
        if (statements != null) {
            all.forEach(each -> execute(each.text(), each.arguments()));
            return;
        }
        for (int i = 0; i < all.size(); i += TOGETHER) {
            List<Statement> some = all.subList(i, Math.min(i + TOGETHER, all.size()));
            execute(
                    some.stream().map(Statement::text).collect(Collectors.joining(";")),
                    some.stream()
                            .flatMap(each -> Arrays.stream(each.arguments()))
                            .toArray());
        }
    }

    <T> List<T> list(String query, Row<T> mapper, @Nullable Object... arguments) {
        return using(
                query,
                prepared -> {
                    try (ResultSet rows = prepared.executeQuery()) {
                        List<T> all = new ArrayList<>();
                        while (rows.next()) {
                            all.add(mapper.of(rows));
                        }
                        return all;
                    }
                },
                arguments);
    }

    /** Runs a prepared statement. */
    @FunctionalInterface
    private interface Run<T> {
        T of(PreparedStatement prepared) throws SQLException;
    }

    private <T> T using(String statement, Run<T> run, @Nullable Object... arguments) {
        try {
            if (statements != null) {
                return statements.use(connection, statement, prepared -> {
                    bind(prepared, arguments);
                    return run.of(prepared);
                });
            }
            try (PreparedStatement prepared = prepare(statement, arguments)) {
                return run.of(prepared);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    <T> Optional<T> first(String query, Row<T> mapper, @Nullable Object... arguments) {
        List<T> rows = list(query, mapper, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    List<String> texts(String query, @Nullable Object... arguments) {
        return list(query, row -> row.getString(1), arguments);
    }

    /** The number in the only row. */
    long number(String query, @Nullable Object... arguments) {
        return list(query, row -> row.getLong(1), arguments).getFirst();
    }

    PreparedStatement prepare(String statement, @Nullable Object... arguments) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            bind(prepared, arguments);
            return prepared;
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement prepared, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            bind(prepared, i + 1, arguments[i]);
        }
    }

    private static void bind(PreparedStatement prepared, int index, @Nullable Object argument) throws SQLException {
        if (argument instanceof byte[] bytes) {
            prepared.setBytes(index, bytes);
        } else {
            prepared.setObject(index, argument);
        }
    }

    /** Runs {@code work} in a transaction, which is undone when anything is thrown. */
    <T, X extends Exception> T inTransaction(Work<T, X> work) throws X {
        begin();
        boolean committed = false;
        try {
            T result = work.with(this);
            commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollback();
            }
        }
    }

    void begin() {
        run(() -> connection.setAutoCommit(false));
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw DatabaseException.atCommit(e);
        }
        endTransaction();
        List<Runnable> due = List.copyOf(afterCommit);
        afterCommit.clear();
        due.forEach(Runnable::run);
    }

    /** It is committed: whatever the connection says now, nobody may take that for a failure and do it again. */
    private void endTransaction() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            abandon();
        }
    }

    /** Nobody uses the connection any more. */
    private void abandon() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a broken connection could not be closed", e);
        }
    }

    /** Runs {@code action} once the transaction is committed, and never if it is not. */
    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** Undoes what can be undone; a connection that fails even at this is closed, which undoes it as well. */
    void rollback() {
        afterCommit.clear();
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            close();
        }
    }

    /** Waits so long for each answer from now on; a pool makes it as before when the connection returns. */
    Sql waiting(Duration patience) {
        run(() -> connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis())));
        return this;
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    @Override
    public void close() {
        run(connection::close);
    }

    /** A call of the driver. */
    @FunctionalInterface
    private interface Call {
        void run() throws SQLException;
    }

    private static void run(Call call) {
        try {
            call.run();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
