package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes of one transaction; reads see its own writes. */
public interface Transaction extends Reader {

    /** The number of the newest change before this transaction. */
    long begun();

    /** The number of the newest change, those of this transaction among them. */
    long sequence();

    /**
     * The changes after a number and before this transaction, oldest first, each with its resource as it is now: the next
     * one of these is {@code sequence + 1}, unless the log does not reach back so far.
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

    /** All that was deleted so far and not put again: what was asked for and what lay below it. */
    Set<ResourceKey> deleted();
}
