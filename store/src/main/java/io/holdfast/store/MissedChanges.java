package io.holdfast.store;

import io.holdfast.model.ResourceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What changed after a number, read from the log in pages: one change for each resource, the newest. They are told all at
 * once, because the log does not say where a transaction ends and nobody may see half of one.
 */
final class MissedChanges {

    private static final int PAGE = 500;

    /** Up to so many, nobody asks whether it would be cheaper to read the service anew. */
    private static final int FEW = 1_000;

    /** Of documents. Reading a service anew needs no memory for them. */
    private static final long MOST_BYTES = 64L << 20;

    private final Database database;
    private final Service service;
    private final ResourceTable table;
    private final Map<ResourceKey, Change> newest = new LinkedHashMap<>();
    private long bytes;

    private MissedChanges(Database database, Service service, ResourceTable table) {
        this.database = database;
        this.service = service;
        this.table = table;
    }

    /**
     * All changes after {@code from}, up to that of {@code service}. Empty if it is cheaper to read the service anew, or the
     * only way: the log does not reach back so far, or too much has changed.
     */
    static Optional<List<Change>> read(Database database, Service service, ResourceTable table, long from) {
        var missed = new MissedChanges(database, service, table);
        boolean cheap = service.sequence() - from <= FEW || missed.hasAtLeast(service.sequence() - from);
        return cheap && missed.readAfter(from)
                ? Optional.of(new ArrayList<>(missed.newest.values()))
                : Optional.empty();
    }

    /** Resources, as against changes. */
    private boolean hasAtLeast(long number) {
        String some = "SELECT count(*) FROM (SELECT 1 FROM " + table.name() + " LIMIT ?) r";
        return database.read(sql -> sql.number(some, number)) == number;
    }

    private boolean readAfter(long from) {
        long at = from;
        while (at < service.sequence()) {
            long after = at;
            int top = Math.toIntExact(Math.min(PAGE, service.sequence() - after));
            List<Change> page = database.read(sql -> ChangeLog.after(sql, table, service.generation(), after, top));
            if (page.isEmpty() || page.getFirst().sequence() != after + 1) {
                return false;
            }
            page.forEach(this::keep);
            if (bytes > MOST_BYTES) {
                return false;
            }
            at = page.getLast().sequence();
        }
        return true;
    }

    private void keep(Change change) {
        bytes += size(change) - size(newest.remove(change.key()));
        newest.put(change.key(), change);
    }

    private static long size(@Nullable Change change) {
        return change instanceof Change.Put put ? put.resource().document().length : 0;
    }
}
