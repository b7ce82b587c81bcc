package io.holdfast.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections to PostgreSQL for one kind of work. */
final class PostgresPool implements AutoCloseable {

    private final String database;
    private final HikariDataSource pool;
    private final Outage outage;

    private PostgresPool(String database, HikariConfig config, Outage outage) {
        this.database = database;
        this.outage = outage;
        this.pool = new HikariDataSource(config);
    }

    /** @param wait for a connection: until one is free, or made */
    static PostgresPool open(
            PostgresUrl url, String name, int size, DatabasePatience patience, Duration wait, Outage outage) {
        HikariConfig config = config(url, name, size, patience, wait);
        return new PostgresPool(url.toString(), config, outage);
    }

    /** Its statements fail in words of their own when they wait too long for a lock. */
    static PostgresPool waitingForLocks(
            PostgresUrl url, String name, int size, DatabasePatience patience, Outage outage) {
        HikariConfig config = config(url, name, size, patience, patience.connect());
        config.setConnectionInitSql("SET lock_timeout TO " + patience.lockMillis());
        return new PostgresPool(url.toString(), config, outage);
    }

    private static HikariConfig config(
            PostgresUrl url, String name, int size, DatabasePatience patience, Duration wait) {
        var config = new HikariConfig();
        config.setPoolName("holdfast-" + name);
        config.setJdbcUrl(url.jdbc());
        config.setDataSourceProperties(url.properties(patience));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        config.setConnectionTimeout(wait.toMillis());
        config.setValidationTimeout(patience.alive().toMillis());
        config.setInitializationFailTimeout(-1);
        // Else the pool asks its first connection once; if that one breaks just then, no other can ever be set up.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }

    Sql borrow() {
        try {
            outage.check();
            return new Sql(connection());
        } catch (SQLException e) {
            throw DatabaseException.unreachable(database, e);
        }
    }

    private Connection connection() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            var beans = pool.getHikariPoolMXBean();
            // If there was room, no connection could be made; else all are merely in use.
            if (beans != null && beans.getActiveConnections() < pool.getMaximumPoolSize()) {
                outage.began(e);
            }
            throw e;
        }
    }

    /** A connection broke: others that rest are probably broken, too, and asking each of them takes time. */
    void distrust() {
        var beans = pool.getHikariPoolMXBean();
        if (beans != null) {
            beans.softEvictConnections();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
