package io.holdfast.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail of the deployment. Records are only ever added; those older than the store's settings say are removed as new
 * ones come. The end of a long-running operation leaves its record in the transaction that ends it, whoever ends it.
 */
public interface ActivityLog {

    /**
     * Adds a record. When this returns, the record survives the end of the process. It need not have reached the disk
     * yet: the machine may lose the newest ones with its power. Every write would wait for the disk a second time
     * otherwise.
     */
    void append(ActivityRecord record);

    /**
     * Finds records, newest first.
     *
     * @param after {@link ActivityPage#next} of the page before, or null for the first
     * @param limit of the page; at least 1
     * @throws IllegalArgumentException if {@code after} is not what a page said
     */
    ActivityPage query(ActivityFilter filter, @Nullable String after, int limit);

    /**
     * Tells {@code listener} of every record that the store adds by itself in this process: the ends of long-running
     * operations, also of those that were found interrupted when the store was opened. It must not use the store.
     */
    void follow(Consumer<ActivityRecord> listener);
}
