package io.holdfast.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database is known to be away. While it is, one caller at a time tries it, and all others are turned away at
 * once: otherwise each would wait, and whoever waits holds what others need. Thread-safe.
 */
final class Outage {

    private final Semaphore turn = new Semaphore(1);
    private volatile @Nullable SQLException known;

    /** A try to reach the database. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws SQLException;
    }

    <T> T attempt(Attempt<T> attempt) throws SQLException {
        SQLException cause = known;
        if (cause == null) {
            return tried(attempt);
        }
        if (!turn.tryAcquire()) {
            throw new SQLTransientConnectionException(cause.getMessage(), cause.getSQLState(), cause);
        }
        try {
            return tried(attempt);
        } finally {
            turn.release();
        }
    }

    private <T> T tried(Attempt<T> attempt) throws SQLException {
        T result = attempt.run();
        known = null;
        return result;
    }

    /** The database was found to be away. */
    void began(SQLException cause) {
        known = cause;
    }
}
