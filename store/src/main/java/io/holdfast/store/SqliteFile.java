package io.holdfast.store;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** One SQLite database file in WAL mode: one writer, several readers, opened when they are needed. */
final class SqliteFile implements AutoCloseable {

    /** More would only wait for each other's processor. */
    private static final int READERS = 8;

    private final Path file;
    private final Semaphore readers = new Semaphore(READERS, true);
    private final Deque<Handle> idle = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Handle writer;
    private boolean closed;

    SqliteFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** Runs short reads, which must not wait for other reads of this file. */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        readers.acquireUninterruptibly();
        try {
            Handle handle = reader();
            T result = guarded(handle, work);
            keep(handle);
            return result;
        } finally {
            readers.release();
        }
    }

    /** Begins a read transaction of any length; {@link #endRead} ends it. */
    Handle beginRead() {
        Handle handle = reader();
        try {
            handle.begin();
            return handle;
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    void endRead(Handle handle) {
        try {
            handle.rollback();
            keep(handle);
        } catch (JdbiException e) {
            handle.close();
        }
    }

    /** Runs one transaction, durable when this returns. */
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        writing.lock();
        try {
            Handle handle = writer();
            try {
                return handle.inTransaction(work);
            } catch (JdbiException e) {
                // Whatever state it is in, the next write starts with a fresh connection.
                writer = null;
                handle.close();
                throw failure(e);
            }
        } finally {
            writing.unlock();
        }
    }

    private <T, X extends Exception> T guarded(Handle handle, HandleCallback<T, X> work) throws X {
        boolean done = false;
        try {
            T result = work.withHandle(handle);
            done = true;
            return result;
        } catch (JdbiException e) {
            throw failure(e);
        } finally {
            if (!done) {
                handle.close();
            }
        }
    }

    private StoreException failure(JdbiException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new StoreException("The database file " + file + " failed: " + cause.getMessage(), e);
    }

    private Handle writer() {
        Handle handle = writer;
        if (handle == null) {
            handle = SqliteConnections.writer(file);
            writer = handle;
        }
        return handle;
    }

    private Handle reader() {
        synchronized (idle) {
            Handle handle = idle.poll();
            if (handle != null) {
                return handle;
            }
        }
        return SqliteConnections.reader(file);
    }

    private void keep(Handle handle) {
        synchronized (idle) {
            if (!closed && idle.size() < READERS) {
                idle.push(handle);
                return;
            }
        }
        handle.close();
    }

    /** Waits for a write that is under way. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(Handle::close);
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
