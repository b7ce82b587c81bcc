package io.holdfast.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** {@code holdfast.db}. */
final class SqliteDatabase implements Database {

    private final SqliteFile file;
    private final AtomicLong version = new AtomicLong();
    private final AtomicInteger writing = new AtomicInteger();

    SqliteDatabase(SqliteFile file) {
        this.file = file;
    }

    @Override
    public <T, X extends Exception> T read(Sql.Work<T, X> work) throws X {
        return file.read(work);
    }

    @Override
    public <T, X extends Exception> T write(Sql.Work<T, X> work) throws X {
        writing.incrementAndGet();
        try {
            return file.write(work);
        } finally {
            version.incrementAndGet();
            writing.decrementAndGet();
        }
    }

    /** Whether something is written, which others may see before {@link #version} tells of it. To be asked before that. */
    boolean isWriting() {
        return writing.get() > 0;
    }

    /** Another one after each {@link #write}. */
    long version() {
        return version.get();
    }

    @Override
    public void writeSoon(Consumer<Sql> work) {
        file.writeSoon(work);
    }

    /** Its transactions begin as writers, one at a time. */
    @Override
    public String forUpdate() {
        return "";
    }

    /** There is no other node. */
    @Override
    public void signal(Sql sql) {}

    @Override
    public void close() {
        file.close();
    }
}
