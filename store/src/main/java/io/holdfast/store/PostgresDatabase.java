package io.holdfast.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
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

    private final PostgresUrl url;
    private final HikariDataSource reads;
    private final HikariDataSource writes;
    private final HikariDataSource lasting;
    private final boolean notifies;

    PostgresDatabase(PostgresUrl url) {
        this.url = url;
        try (Sql sql = connect()) {
            notifies = supportsNotify(sql);
        }
        reads = pool("reads", READS);
        writes = pool("writes", WRITES);
        lasting = pool("lasting", LONG);
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

    private HikariDataSource pool(String name, int size) {
        var config = new HikariConfig();
        config.setPoolName("holdfast-" + name);
        config.setJdbcUrl(url.jdbc());
        config.setDataSourceProperties(url.properties());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(TimeUnit.MINUTES.toMillis(1));
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(20));
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** A connection of its own. */
    Sql connect() {
        return url.connect();
    }

    DataSource dataSource() {
        return writes;
    }

    boolean notifies() {
        return notifies;
    }

    @Override
    public <T, X extends Exception> T read(Sql.Work<T, X> work) throws X {
        try (Sql sql = from(reads)) {
            return work.with(sql);
        }
    }

    @Override
    public <T, X extends Exception> T write(Sql.Work<T, X> work) throws X {
        try (Sql sql = from(writes)) {
            return sql.inTransaction(work);
        }
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
        return from(lasting);
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

    private Sql from(HikariDataSource pool) {
        try {
            return new Sql(pool.getConnection());
        } catch (SQLException e) {
            throw new DatabaseException("The database " + url + " cannot be reached", e);
        }
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public void signal(Sql sql) {
        if (notifies) {
            sql.execute("NOTIFY " + CHANNEL);
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
        lasting.close();
    }
}
