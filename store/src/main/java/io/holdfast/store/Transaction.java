package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes of one transaction; reads see its own writes. */
public interface Transaction extends Reader {

    /** The number of the newest change that is committed. */
    long begun();

    /** The number of the newest change, those that are not committed among them. */
    long sequence();

    /**
     * What is not committed, oldest first: changes of this transaction, and before them those of other writes that will be
     * committed with it or not at all. Reads see them, but nobody must remember them before he is told.
     */
    List<Change> uncommitted();

    /**
     * The committed changes after a number, oldest first, each with its resource as it is now: the next one of these is
     * {@code sequence + 1}, unless the log does not reach back so far.
     *
     * @param top how many at most
     */
    List<Change> changesAfter(long sequence, int top);

    /**
     * Creates or replaces a resource. It gets a new ETag and time of modification, and keeps its time of creation and
     * its path when it existed.
     *
     * @param path the path below the service in the caller's spelling, see {@link Resource#path}
     */
    Resource put(ResourceKey key, String path, byte[] document, byte @Nullable [] secrets);

    /** Deletes a resource and everything below it; false if it does not exist. */
    boolean delete(ResourceKey key);

    /**
     * Adds a record to the audit trail, which is there if the transaction is and not otherwise. False, and nothing is done, where
     * the trail does not lie in the same database: then {@link ActivityLog#append} is for it, after the transaction.
     */
    boolean record(ActivityRecord record);

    /** All that was deleted so far and not put again: what was asked for and what lay below it. */
    Set<ResourceKey> deleted();
}
