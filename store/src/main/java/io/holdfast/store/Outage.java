package io.holdfast.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database is known to be away. While it is, one thread tries to reach it, and all callers are turned away at
 * once: otherwise each would wait, and whoever waits holds what others need. Thread-safe.
 */
final class Outage implements AutoCloseable {

    private static final long PAUSE_MILLIS = 250;

    private final Attempt reach;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private volatile @Nullable SQLException known;
    private boolean closed;

    /** @param reach connects, or fails within a bounded time */
    Outage(Attempt reach) {
        this.reach = reach;
    }

    /** A try to reach the database. */
    @FunctionalInterface
    interface Attempt {
        void run() throws DatabaseException;
    }

    /** @throws SQLException if the database is known to be away */
    void check() throws SQLException {
        SQLException cause = known;
        if (cause != null) {
            throw new SQLTransientConnectionException(cause.getMessage(), cause.getSQLState(), cause);
        }
    }

    /** The database was found to be away. */
    void began(SQLException cause) {
        lock.lock();
        try {
            if (known == null && !closed) {
                known = cause;
                Thread.ofVirtual().name("store-outage").start(this::await);
            }
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        while (pause()) {
            try {
                reach.run();
                known = null;
                return;
            } catch (DatabaseException e) {
                // It is still away.
            }
        }
    }

    /** False when nobody needs to know any more. */
    private boolean pause() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
            while (!closed && left > 0) {
                left = ended.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
