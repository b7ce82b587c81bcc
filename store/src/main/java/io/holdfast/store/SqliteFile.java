package io.holdfast.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One SQLite database file in WAL mode: one writer, several readers, opened when they are needed. */
final class SqliteFile implements Reads, AutoCloseable {

    /** More would only wait for each other's processor. */
    private static final int READERS = 8;

    private final Path file;
    private final Semaphore readers = new Semaphore(READERS, true);
    private final Deque<Sql> idle = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Sql writer;
    private boolean closed;

    SqliteFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    @Override
    public <T, X extends Exception> T read(Sql.Work<T, X> work) throws X {
        readers.acquireUninterruptibly();
        try {
            Sql sql = reader();
            try {
                return guarded(sql, work);
            } finally {
                keep(sql);
            }
        } finally {
            readers.release();
        }
    }

    @Override
    public Sql beginRead() {
        Sql sql = reader();
        try {
            sql.begin();
            return sql;
        } catch (RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    @Override
    public void endRead(Sql sql) {
        sql.rollback();
        keep(sql);
    }

    /** Runs one transaction, durable when this returns. */
    <T, X extends Exception> T write(Sql.Work<T, X> work) throws X {
        writing.lock();
        try {
            return guarded(writer(), sql -> sql.inTransaction(work));
        } finally {
            writing.unlock();
        }
    }

    /**
     * Runs one transaction that the operating system has when this returns, but not yet the disk. The log is one: the next
     * transaction that waits for the disk takes this one with it.
     */
    void writeSoon(Consumer<Sql> work) {
        writing.lock();
        try {
            guarded(writer(), sql -> {
                sql.execute("PRAGMA synchronous=NORMAL");
                try {
                    return sql.inTransaction(inside -> {
                        work.accept(inside);
                        return true;
                    });
                } finally {
                    restoreSync(sql);
                }
            });
        } finally {
            writing.unlock();
        }
    }

    /** A connection that does not wait for the disk must not be used for anything else. */
    private static void restoreSync(Sql sql) {
        try {
            sql.execute("PRAGMA synchronous=FULL");
        } catch (DatabaseException e) {
            sql.close();
            throw e;
        }
    }

    /** A connection on which something failed is not used again. */
    private <T, X extends Exception> T guarded(Sql sql, Sql.Work<T, X> work) throws X {
        try {
            return work.with(sql);
        } catch (DatabaseException e) {
            sql.close();
            throw new StoreException("The database file " + file + " failed. " + e.getMessage(), e);
        }
    }

    private Sql writer() {
        Sql sql = writer;
        if (sql == null || sql.isClosed()) {
            sql = SqliteConnections.writer(file);
            writer = sql;
        }
        return sql;
    }

    private Sql reader() {
        synchronized (idle) {
            Sql sql = idle.poll();
            if (sql != null) {
                return sql;
            }
        }
        return SqliteConnections.reader(file);
    }

    private void keep(Sql sql) {
        if (sql.isClosed()) {
            return;
        }
        synchronized (idle) {
            if (!closed && idle.size() < READERS) {
                idle.push(sql);
                return;
            }
        }
        sql.close();
    }

    /** Waits for a write that is under way. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(Sql::close);
            idle.clear();
        }
        writing.lock();
        try {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } finally {
            writing.unlock();
        }
    }
}
