package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import java.util.Optional;

/** Backs services up and restores them. */
public interface Recovery extends AutoCloseable {

    /**
     * Checks the request, touches the storage account, and begins a backup that goes on after the return.
     *
     * @throws RecoveryRefusedException when the request cannot work: a bad name, a wrong key, an unreachable account
     * @throws io.holdfast.store.ServiceLockedException while another long-running operation holds the service
     */
    LongRunningOperation backup(ServiceId service, BackupLocation location);

    /**
     * Likewise for a restore. What only the archive can tell (SKU, expiry, format, recovery key, a missing blob) fails
     * the long-running operation, with the service unchanged.
     */
    LongRunningOperation restore(ServiceId service, BackupLocation location);

    /** How far a run of this process is; empty when it has ended, or runs elsewhere. */
    default Optional<Progress> progress(String operation) {
        return Optional.empty();
    }

    /** Ends what is running, for at most a few seconds; what does not end in time is failed with a plain message. */
    @Override
    void close();
}
