package io.holdfast.store;

import java.util.function.Consumer;

/** The tables of the deployment: services, long-running operations, records, settings. */
interface Database extends AutoCloseable {

    /** Runs short reads. */
    <T, X extends Exception> T read(Sql.Work<T, X> work) throws X;

    /** Runs {@code work} in one transaction, which is durable when this returns. */
    <T, X extends Exception> T write(Sql.Work<T, X> work) throws X;

    /**
     * Likewise, but not waiting for the disk: what was written survives the end of the process at once, and that of the
     * machine a little later. Nothing that follows is ever durable before it.
     */
    void writeSoon(Consumer<Sql> work);

    /** Runs {@code work} as {@link #write} does, for work without a result. */
    default void run(Consumer<Sql> work) {
        write(sql -> {
            work.accept(sql);
            return true;
        });
    }

    /** What to add to a SELECT so that its rows stay as they are until the transaction ends. */
    String forUpdate();

    /** Lets other nodes know, once the transaction of {@code sql} is committed, that services have changed. */
    void signal(Sql sql);

    @Override
    void close();
}
