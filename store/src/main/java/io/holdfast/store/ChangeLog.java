package io.holdfast.store;

import java.util.List;

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

    static void append(Sql sql, String generation, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        for (Change change : changes) {
            sql.execute(
                    "INSERT INTO change (generation, sequence, type, parent, name) VALUES (?, ?, ?, ?, ?)",
                    generation,
                    change.sequence(),
                    change.key().type(),
                    change.key().parent(),
                    change.key().name());
        }
        long first = changes.getFirst().sequence();
        long last = changes.getLast().sequence();
        if (first / PRUNED_EVERY != last / PRUNED_EVERY || last % PRUNED_EVERY == 0) {
            sql.execute("DELETE FROM change WHERE generation = ? AND sequence <= ?", generation, last - KEPT);
        }
    }
}
