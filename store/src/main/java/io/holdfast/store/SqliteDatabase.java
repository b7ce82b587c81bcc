package io.holdfast.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** {@code holdfast.db}. */
final class SqliteDatabase implements Database {

    private final SqliteFile file;

    SqliteDatabase(SqliteFile file) {
        this.file = file;
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return file.read(work);
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        return file.write(work);
    }

    /** Its transactions begin as writers, one at a time. */
    @Override
    public String forUpdate() {
        return "";
    }

    /** There is no other node. */
    @Override
    public void signal(Handle handle) {}

    @Override
    public void close() {
        file.close();
    }
}
