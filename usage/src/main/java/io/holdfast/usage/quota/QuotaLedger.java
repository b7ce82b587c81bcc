package io.holdfast.usage.quota;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where counters of all nodes are summed and survive them. All methods block. */
public interface QuotaLedger {

    /**
     * Adds to counters and tells what they say then, in the same order. A batch is added once, however often it is brought: so whoever
     * does not know what became of it brings it again. Counters of services that are no more are not made; they say nothing.
     *
     * @param writer of the batches, at most one at a time
     * @param batch its number; those of one writer grow
     */
    List<QuotaSum> add(String writer, long batch, List<QuotaChange> changes);

    /** What counters say; null for those that are not there. */
    List<@Nullable QuotaSum> read(List<QuotaChange> counters);

    /** How many counters a service has. */
    long size(String service);

    /** The counters of that name, in periods that have not ended, sorted by the period. */
    List<QuotaCount> current(String service, String counter);

    /** Makes a counter say something else; what nodes have counted and not yet added comes on top. Empty if there is none. */
    Optional<QuotaCount> set(QuotaCount counter, @Nullable Long calls, @Nullable Long bytes);
}
