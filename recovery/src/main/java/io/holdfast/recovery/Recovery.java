package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Backs services up and restores them. What begins a long-running operation checks the request and touches the storage
 * account first, and goes on after the return; {@link #run} tells how far it is and, as a {@link RunOutcome}, what became of it.
 * Its beginning throws
 *
 * <ul>
 *   <li>{@link RecoveryRefusedException} when the request cannot work: a bad name, a wrong key, an unreachable account;
 *   <li>{@link io.holdfast.store.ServiceNotFoundException} when there is no such service;
 *   <li>{@link io.holdfast.store.ServiceLockedException}, for a backup or a restore, while another one holds the service;
 *       for the others, while four of them run.
 * </ul>
 *
 * What only the archive can tell (SKU, expiry, format, recovery key, a missing blob) fails the long-running operation. Every method
 * throws {@link io.holdfast.store.StoreException} when the database fails. Thread-safe.
 */
public interface Recovery extends AutoCloseable {

    /** Begins a backup. */
    LongRunningOperation backup(ServiceId service, BackupLocation location, BackupOptions options);

    /** Begins a backup of the whole service. */
    default LongRunningOperation backup(ServiceId service, BackupLocation location) {
        return backup(service, location, BackupOptions.NONE);
    }

    /**
     * Begins a restore. A failed one leaves the service unchanged.
     *
     * @param rights of who wants it; what they do not allow fails the long-running operation
     */
    LongRunningOperation restore(
            ServiceId service, BackupLocation location, RestoreOptions options, RestoreRights rights);

    /** Begins to find out what a restore would do; the service is not changed and goes on. */
    LongRunningOperation preview(
            ServiceId service,
            BackupLocation location,
            RestoreOptions options,
            PreviewOptions shown,
            RestoreRights rights);

    /**
     * A page of the resources that a preview names, when {@link RestorePreview} says that it has {@code pages}; the first is 1.
     * They are kept for a day. Empty when there is no such page, or not any more.
     */
    Optional<List<PlannedChange>> planPage(String operation, int number);

    /** Begins to read every byte of a backup and to check lengths, counts, digests and records. */
    LongRunningOperation verify(ServiceId service, BackupLocation location);

    /** Begins to restore a backup into a generation that is thrown away, and to compare it with its source's digest. */
    LongRunningOperation prove(ServiceId service, BackupLocation location);

    /**
     * Makes what the newest restore (or undo) replaced the live configuration again, at once.
     *
     * @param rights of who wants it: to take an undo back is to restore once more
     * @throws RecoveryRefusedException with {@link RecoveryRefusal.UndoNotAllowed} if they do not suffice
     * @throws io.holdfast.store.NothingReplacedException if it is not kept any more
     * @throws io.holdfast.store.ServiceLockedException while a long-running operation holds the service
     */
    Undone undo(ServiceId service, RestoreRights rights);

    /** What this deployment knows by itself of a service's backups, newest first; storage is not asked. */
    List<KnownBackup> knownBackups(ServiceId service);

    /** A backup is not in its storage account any more, so this deployment does not know it any more either. */
    void forget(BackupLocation location);

    /** The fingerprints of the recovery keys that this process has; the first is the one that seals. */
    List<String> keys();

    /** Whether this process has the recovery key of a backup; it needs none for one that is not sealed. */
    boolean opens(Optional<String> sealingKey);

    /** The backups that lie in containers. */
    BackupCatalogue catalogue();

    /**
     * Tells of every run of this process that ends from now on, and of every run whose process is gone that this one ended for it.
     * A listener must return at once and not throw.
     */
    void onEnd(Consumer<LongRunningOperation> listener);

    /** How far a run of this process is; empty when it has ended, or runs elsewhere. */
    Optional<RunProgress> progress(String operation);

    /**
     * A run as it is now, on whichever node; what another node says of itself is a second old. Kept for seven days after its end.
     *
     * @param operation the id of its long-running operation
     */
    Optional<RecoveryRun> run(String operation);

    /** The newest runs of a service, the newest first, at most {@code most}. */
    List<RecoveryRun> runs(ServiceId service, int most);

    /**
     * Asks for the end of a run, on whichever node. Once its {@link LongRunningOperation.Course#cancelledBy} is there it never
     * succeeds; within seconds it has ended as cancelled and left nothing behind. A run that has ended, or is about to do what
     * cannot be taken back, goes on as if nobody had asked.
     *
     * @param by the name of who asks
     * @return the run after that; empty if there is none of that id
     */
    Optional<RecoveryRun> cancel(String operation, String by);

    /** Ends what is running, for at most a few seconds; what does not end in time is failed with a plain message. */
    @Override
    void close();
}
