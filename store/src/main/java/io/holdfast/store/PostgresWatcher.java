package io.holdfast.store;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for other nodes' changes: at once when the database notifies this node, and every second in any case. */
final class PostgresWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatcher.class);
    private static final int PAUSE_MILLIS = 1_000;

    /** A connection that has heard nothing for so long is asked whether it still works. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final int ALIVE_SECONDS = 5;

    private final PostgresDatabase database;
    private final PostgresFeed feed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Sql listening;
    private long heard;
    private boolean failing;

    PostgresWatcher(PostgresDatabase database, PostgresFeed feed) {
        this.database = database;
        this.feed = feed;
        thread = Thread.ofPlatform().daemon().name("holdfast-store-watcher").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (closed.getCount() > 0) {
            try {
                await();
                feed.look();
                recovered();
            } catch (SQLException | RuntimeException e) {
                disconnect();
                if (closed.getCount() > 0) {
                    failing = true;
                    LOG.atWarn()
                            .addKeyValue("reason", e.getMessage())
                            .log("changes of other nodes cannot be read; the gateway serves what it knows");
                    pause();
                }
            }
        }
        disconnect();
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("changes of other nodes are read again");
        }
    }

    private void await() throws SQLException {
        if (!database.notifies()) {
            pause();
            return;
        }
        Sql sql = listening;
        if (sql == null) {
            sql = database.connect();
            sql.execute("LISTEN " + PostgresDatabase.CHANNEL);
            listening = sql;
            heard = System.nanoTime();
            // What happened before is found by looking at once.
            return;
        }
        if (sql.connection().unwrap(PGConnection.class).getNotifications(PAUSE_MILLIS).length > 0) {
            heard = System.nanoTime();
        } else if (System.nanoTime() - heard > QUIET_NANOS) {
            if (!sql.connection().isValid(ALIVE_SECONDS)) {
                throw new SQLException("the connection for notifications does not answer");
            }
            heard = System.nanoTime();
        }
    }

    private void pause() {
        try {
            closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unlike a close, this does not wait for a thread that waits on the connection. */
    private void disconnect() {
        Sql sql = listening;
        listening = null;
        if (sql != null) {
            try {
                sql.connection().abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("connection not closed reason={}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        disconnect();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
