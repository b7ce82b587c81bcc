package io.holdfast.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** The tables of the deployment: services, long-running operations, records, settings. */
interface Database extends AutoCloseable {

    /** Runs short reads. */
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X;

    /** Runs {@code work} in one transaction, which is durable when this returns. */
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X;

    /** What to add to a SELECT so that its rows stay as they are until the transaction ends. */
    String forUpdate();

    /** Lets other nodes know, once the transaction of {@code handle} is committed, that services have changed. */
    void signal(Handle handle);

    @Override
    void close();
}
