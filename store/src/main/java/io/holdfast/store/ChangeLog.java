package io.holdfast.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The log of the newest changes of each generation: which key changed at which sequence number. What it changed to is in
 * the resource itself.
 */
final class ChangeLog {

    /** How many changes are kept. Whoever is further behind reads the service anew. */
    static final int KEPT = 10_000;

    /** Pruning once per so many changes costs next to nothing. */
    private static final int PRUNED_EVERY = 1_000;

    private ChangeLog() {}

    static void append(Handle handle, String generation, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO change (generation, sequence, type, parent, name) VALUES (?, ?, ?, ?, ?)");
        for (Change change : changes) {
            batch.add(
                    generation,
                    change.sequence(),
                    change.key().type(),
                    change.key().parent(),
                    change.key().name());
        }
        batch.execute();
        long first = changes.getFirst().sequence();
        long last = changes.getLast().sequence();
        if (first / PRUNED_EVERY != last / PRUNED_EVERY || last % PRUNED_EVERY == 0) {
            handle.execute("DELETE FROM change WHERE generation = ? AND sequence <= ?", generation, last - KEPT);
        }
    }
}
