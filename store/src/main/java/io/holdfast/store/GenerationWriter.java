package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes a whole new generation at bulk speed. Not thread-safe. */
public interface GenerationWriter extends AutoCloseable {

    /** What {@link Service#generation} will be when it is live. */
    String name();

    /** Adds a resource as it is, with its ETag and times. Within a type, resources must come in ascending key order. */
    void add(Resource resource);

    /** Makes everything added durable and readable. Nothing can be added afterwards. Returns how many there are. */
    long complete();

    /**
     * Removes and replaces some of what was added, in one transaction; only after {@link #complete}. Keys that are not
     * there are passed over.
     */
    void correct(Collection<ResourceKey> removed, Collection<Resource> replaced);

    /** Reads what was added; only after {@link #complete}. Valid until {@link #activate} or {@link #close}. */
    Reader read();

    /**
     * Switches the service to this generation in one small transaction that also ends the restore as succeeded with
     * {@code result} and frees the service; gives the service a new ETag and sequence number. Listeners have been told
     * when this returns. The old generation is kept for a while ({@link Store#replaced}).
     *
     * @throws IllegalStateException if it was begun for an operation other than a restore: then it can only be read
     */
    default void activate(String result) {
        activate(result, null);
    }

    /** Likewise, with a word for the audit trail of what was done. */
    void activate(String result, @Nullable String said);

    /** Removes the generation unless it was activated. */
    @Override
    void close();
}
