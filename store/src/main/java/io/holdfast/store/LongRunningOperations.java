package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.List;
import java.util.Optional;

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
     * @throws ServiceLockedException if another operation holds the service that this one wants
     */
    LongRunningOperation begin(ServiceId service, LongRunningOperation.Kind kind);

    /** Ends it as succeeded and frees the service. A restore ends in {@link GenerationWriter#activate} instead. */
    void succeed(LongRunningOperation operation, String result);

    /** Ends it as failed and frees the service; does nothing if it has ended already. */
    void fail(LongRunningOperation operation, String code, String message);

    Optional<LongRunningOperation> find(String id);

    /** Of one service, newest first. */
    List<LongRunningOperation> of(ServiceId service);
}
