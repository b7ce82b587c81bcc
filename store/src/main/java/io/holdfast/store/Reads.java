package io.holdfast.store;

/** Gives connections for reading. */
interface Reads {

    /** Runs short reads, which must not wait for other reads. */
    <T, X extends Exception> T read(Sql.Work<T, X> work) throws X;

    /** Begins a read transaction of any length, over one frozen view; {@link #endRead} ends it. */
    Sql beginRead();

    void endRead(Sql sql);
}
