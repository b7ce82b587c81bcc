package io.holdfast.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Connections to PostgreSQL, in three pools, so that what is quick never waits for what is long: short reads, which
 * never need a second connection; transactions, which may read beside themselves; and whatever lasts.
 */
final class PostgresDatabase implements Database, Reads {

    static final String CHANNEL = "holdfast";

    private static final int READS = 12;
    private static final int WRITES = 8;
    private static final int LONG = 20;

    /** Work that lasts may wait for its turn. */
    private static final Duration LONG_WAIT = Duration.ofSeconds(20);

    private final PostgresUrl url;
    private final DatabasePatience patience;
    private final Outage outage;
    private final PostgresPool reads;
    private final PostgresPool writes;
    private final PostgresPool lasting;
    private final boolean notifies;

    PostgresDatabase(PostgresUrl url, DatabasePatience patience) {
        this.url = url;
        this.patience = patience;
        try (Sql sql = connect()) {
            notifies = supportsNotify(sql);
        }
        outage = new Outage(() -> connect().close());
        reads = PostgresPool.open(url, "reads", READS, patience, patience.connect(), outage);
        writes = PostgresPool.waitingForLocks(url, "writes", WRITES, patience, outage);
        lasting = PostgresPool.open(url, "lasting", LONG, patience, LONG_WAIT, outage);
    }

    /** Some databases that speak PostgreSQL's protocol do not know LISTEN; then other nodes find changes by polling. */
    private static boolean supportsNotify(Sql sql) {
        try {
            sql.execute("LISTEN " + CHANNEL);
            return true;
        } catch (DatabaseException e) {
            return false;
        }
    }

    /** A connection of its own. */
    Sql connect() {
        return url.connect(patience);
    }

    /** For work on the tables themselves, which may last. */
    DataSource dataSource() {
        return url.dataSource(patience);
    }

    boolean notifies() {
        return notifies;
    }

    @Override
    public <T, X extends Exception> T read(Sql.Work<T, X> work) throws X {
        return repeated(reads, work);
    }

    @Override
    public <T, X extends Exception> T write(Sql.Work<T, X> work) throws X {
        return repeated(writes, sql -> sql.inTransaction(work));
    }

    /** Begins a transaction that {@link #endWrite} ends, from whichever thread. */
    <T> T beginWrite(Sql.Work<T, RuntimeException> first) {
        return repeated(() -> {
            Sql sql = writes.borrow();
            boolean begun = false;
            try {
                sql.begin();
                T result = first.with(sql);
                begun = true;
                return result;
            } catch (DatabaseException e) {
                throw noted(writes, e);
            } finally {
                if (!begun) {
                    endWrite(sql, false);
                }
            }
        });
    }

    /** @param committed else all of it is undone */
    void endWrite(Sql sql, boolean committed) {
        try (sql) {
            if (!committed) {
                sql.rollback();
            }
        }
    }

    /** Once more, when nothing of it is there: connections break when a database restarts or another takes its place. */
    private static <T, X extends Exception> T repeated(PostgresPool pool, Sql.Work<T, X> work) throws X {
        return PostgresDatabase.<T, X>repeated(() -> once(pool, work));
    }

    /** Something that can be tried again. */
    @FunctionalInterface
    private interface Try<T, X extends Exception> {
        T once() throws X;
    }

    private static <T, X extends Exception> T repeated(Try<T, X> work) throws X {
        try {
            return work.once();
        } catch (DatabaseException e) {
            if (!e.mayRepeat()) {
                throw e;
            }
            return work.once();
        }
    }

    private static DatabaseException noted(PostgresPool pool, DatabaseException failure) {
        if (failure.isBroken()) {
            pool.distrust();
        }
        return failure;
    }

    private static <T, X extends Exception> T once(PostgresPool pool, Sql.Work<T, X> work) throws X {
        try (Sql sql = pool.borrow()) {
            return work.with(sql);
        } catch (DatabaseException e) {
            throw noted(pool, e);
        }
    }

    /** Of a transaction of {@link #beginWrite}. */
    void noted(DatabaseException failure) {
        noted(writes, failure);
    }

    @Override
    public void writeSoon(Consumer<Sql> work) {
        run(sql -> {
            sql.execute("SET LOCAL synchronous_commit TO off");
            work.accept(sql);
        });
    }

    /** A connection for work of any length. */
    Sql lasting() {
        Sql sql = lasting.borrow();
        try {
            return sql.waiting(patience.lasting());
        } catch (DatabaseException e) {
            sql.close();
            throw e;
        }
    }

    @Override
    public Sql beginRead() {
        Sql sql = lasting();
        try {
            sql.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            sql.connection().setReadOnly(true);
            sql.begin();
            return sql;
        } catch (SQLException e) {
            sql.close();
            throw new DatabaseException(e);
        }
    }

    @Override
    public void endRead(Sql sql) {
        sql.rollback();
        sql.close();
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public void signal(Sql sql) {
        sql.executeAll(signal());
    }

    /** What lets other nodes know, if there is a way. */
    List<Sql.Statement> signal() {
        return notifies ? List.of(new Sql.Statement("NOTIFY " + CHANNEL)) : List.of();
    }

    @Override
    public String toString() {
        return url.toString();
    }

    @Override
    public void close() {
        outage.close();
        reads.close();
        writes.close();
        lasting.close();
    }
}
