package io.holdfast.store;

import io.holdfast.model.ResourceKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of the newest changes of each generation: which key changed at which sequence number. What it changed to is in
 * the resource itself.
 */
final class ChangeLog {

    /** How many changes are kept. Whoever is further behind reads the service anew. */
    static final int KEPT = 100_000;

    /** Pruning once per so many changes costs next to nothing. */
    private static final int PRUNED_EVERY = 1_000;

    private ChangeLog() {}

    /** What notes them down. */
    static List<Sql.Statement> noting(String generation, List<Change> changes) {
        List<Sql.Statement> statements = new ArrayList<>();
        for (Change change : changes) {
            statements.add(new Sql.Statement(
                    "INSERT INTO change (generation, sequence, type, parent, name) VALUES (?, ?, ?, ?, ?)",
                    generation,
                    change.sequence(),
                    change.key().type(),
                    change.key().parent(),
                    change.key().name()));
        }
        long first = changes.getFirst().sequence();
        long last = changes.getLast().sequence();
        if (first / PRUNED_EVERY != last / PRUNED_EVERY || last % PRUNED_EVERY == 0) {
            statements.add(new Sql.Statement(
                    "DELETE FROM change WHERE generation = ? AND sequence <= ?", generation, last - KEPT));
        }
        return statements;
    }

    /**
     * The changes after a number, oldest first, each with its resource as it is now.
     *
     * @param top how many at most: what changed is in memory
     */
    static List<Change> after(Sql sql, ResourceTable table, String generation, long after, int top) {
        return sql.list(
                "SELECT c.type, c.parent, c.name, r.path, r.etag, r.created, r.modified, r.document, r.secrets,"
                        + " c.sequence FROM change c LEFT JOIN " + table.name()
                        + " r ON r.type = c.type AND r.parent = c.parent AND r.name = c.name"
                        + " WHERE c.generation = ? AND c.sequence > ? ORDER BY c.sequence LIMIT ?",
                row -> {
                    long sequence = row.getLong(10);
                    return row.getString(4) == null
                            ? new Change.Deleted(
                                    sequence, new ResourceKey(row.getString(1), row.getString(2), row.getString(3)))
                            : new Change.Put(sequence, table.resource(row));
                },
                generation,
                after,
                top);
    }
}
