package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The long-running operations of all services. One that this process no longer runs (it was killed, or its node is gone)
 * is ended as failed with code {@code OperationInterrupted}: at the start of the store for SQLite, when its lease of
 * 30 seconds has run out for PostgreSQL. Ended ones are kept for at least 24 hours.
 */
public interface LongRunningOperations {

    /**
     * Records a new operation. A backup or a restore is given the service: until it ends, no other of them can begin, and
     * during a restore nothing can be written. The others change nothing and hold nothing.
     *
     * @param startedBy the name of who asks for it; null if that is not known
     * @throws ServiceLockedException if another operation holds the service that this one wants
     */
    LongRunningOperation begin(ServiceId service, LongRunningOperation.Kind kind, @Nullable String startedBy);

    /** Likewise, of one that nobody is known to have asked for. */
    default LongRunningOperation begin(ServiceId service, LongRunningOperation.Kind kind) {
        return begin(service, kind, null);
    }

    /**
     * Passes the point from which on it cannot be cancelled.
     *
     * @param progress how far it is: JSON
     * @throws OperationCancelledException if it was cancelled before
     * @throws StoreException if it has ended already
     */
    void pointOfNoReturn(LongRunningOperation operation, String progress);

    /**
     * Ends it as succeeded and frees the service. A restore ends in {@link GenerationWriter#activate} instead.
     *
     * @throws OperationCancelledException if it was cancelled before it passed the point of no return
     */
    void succeed(LongRunningOperation operation, String result);

    /** Replaces the result of one that has succeeded: something of it is known only afterwards. */
    void amend(LongRunningOperation operation, String result);

    /** Ends it as failed and frees the service; does nothing if it has ended already. */
    default void fail(LongRunningOperation operation, String code, String message) {
        fail(operation, code, message, null);
    }

    /** Likewise; {@code why} is JSON, for programs, where more is known than code and message say. */
    void fail(LongRunningOperation operation, String code, String message, @Nullable String why);

    /**
     * Asks for the end of one that runs, on whichever node. From then on it cannot succeed; its node ends it soon. Does nothing
     * if it has ended, or has passed the point of no return.
     *
     * @return what it is after that; empty if there is no such operation
     */
    Optional<LongRunningOperation> cancel(String id, String by);

    /** Ends one that was to be cancelled and has cleaned up, and frees the service; does nothing if it has ended already. */
    void cancelled(LongRunningOperation operation, String message);

    /** Keeps how far it is, for the other nodes and for afterwards; does nothing if it has ended. May be lost with the machine. */
    void progress(String id, String progress);

    /**
     * Tells {@code listener} of every operation that this store ends as interrupted; the first listener also of those before it. Of several nodes exactly one tells. A listener must return at once and not throw.
     */
    void onInterrupted(Consumer<LongRunningOperation> listener);

    Optional<LongRunningOperation> find(String id);

    /** The newest of one service, newest first, without the results of those that succeeded, which may be large. */
    List<LongRunningOperation> newest(ServiceId service, int most);

    /** Of one service, newest first. */
    List<LongRunningOperation> of(ServiceId service);
}
