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

    private final PostgresDatabase database;
    private final PostgresFeed feed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Sql listening;

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
            } catch (SQLException | RuntimeException e) {
                disconnect();
                if (closed.getCount() > 0) {
                    LOG.warn("changes of other nodes not read, will be tried again reason={}", e.getMessage());
                    pause();
                }
            }
        }
        disconnect();
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
            // What happened before is found by looking at once.
            return;
        }
        sql.connection().unwrap(PGConnection.class).getNotifications(PAUSE_MILLIS);
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
