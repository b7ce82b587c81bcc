package io.holdfast.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One SQLite database file in WAL mode: one writer, several readers, opened when they are needed. */
final class SqliteFile implements Reads, AutoCloseable {

    /** More would only wait for each other's processor. */
    private static final int READERS = 8;

    private final Path file;
    private final Semaphore readers = new Semaphore(READERS, true);
    private final Deque<Sql> idle = new ArrayDeque<>();
    /** Not a lock, which would belong to a thread: several may take part in one transaction. */
    private final Semaphore writing = new Semaphore(1);

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
        return alone(sql -> sql.inTransaction(work));
    }

    /** Begins a transaction, of which there is one at a time. Whichever thread {@link #endWrite} is called by ends it. */
    Sql beginWrite() {
        writing.acquireUninterruptibly();
        boolean begun = false;
        try {
            Sql sql = guarded(writer(), writer -> {
                writer.begin();
                return writer;
            });
            begun = true;
            return sql;
        } finally {
            if (!begun) {
                writing.release();
            }
        }
    }

    /** Commits what {@link #beginWrite} began; durable when this returns. It still has to be ended. */
    void commitWrite(Sql sql) {
        guarded(sql, writer -> {
            writer.commit();
            return writer;
        });
    }

    /** @param committed else all of it is undone */
    void endWrite(Sql sql, boolean committed) {
        try {
            if (!committed && !sql.isClosed()) {
                sql.rollback();
            }
        } finally {
            writing.release();
        }
    }

    private <T, X extends Exception> T alone(Sql.Work<T, X> work) throws X {
        writing.acquireUninterruptibly();
        try {
            return guarded(writer(), work);
        } finally {
            writing.release();
        }
    }

    /**
     * Runs one transaction that the operating system has when this returns, but not yet the disk. The log is one: the next
     * transaction that waits for the disk takes this one with it.
     */
    void writeSoon(Consumer<Sql> work) {
        alone(sql -> {
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

    private <T, X extends Exception> T guarded(Sql sql, Sql.Work<T, X> work) throws X {
        try {
            return work.with(sql);
        } catch (DatabaseException e) {
            throw failed(sql, e);
        }
    }

    /** Of the connection that failed: it is not used again. */
    StoreException failed(Sql sql, DatabaseException cause) {
        sql.close();
        return new StoreException("The database file " + file + " failed. " + cause.getMessage(), cause);
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
        writing.acquireUninterruptibly();
        try {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } finally {
            writing.release();
        }
    }
}
