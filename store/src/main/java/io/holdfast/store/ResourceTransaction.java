package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One write of the live generation, which remembers what it changed. */
final class ResourceTransaction extends ResourceReader implements Transaction {

    private static final String SAVEPOINT = "part";

    private final String generation;
    private final InstantSource clock;
    private final List<Change> before;
    private final List<Change> changes = new ArrayList<>();
    private final long begun;
    private boolean saved;
    private long sequence;

    /**
     * @param begun the number of the newest change that is committed
     * @param before what other writes have changed since, in the same transaction of the database
     */
    ResourceTransaction(
            Sql sql, ResourceTable table, String generation, InstantSource clock, long begun, List<Change> before) {
        super(sql, table);
        this.generation = generation;
        this.clock = clock;
        this.before = before;
        this.begun = begun;
        this.sequence = begun + before.size();
    }

    /** Before anything is changed. If this is the first write, there is nothing to save. */
    private void save() {
        if (!saved && !before.isEmpty()) {
            sql.execute("SAVEPOINT " + SAVEPOINT);
            saved = true;
        }
    }

    /** Undoes this write alone. False if that cannot be done, since it is the first. */
    boolean undo() {
        if (saved) {
            sql.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        }
        return saved || changes.isEmpty();
    }

    @Override
    public long begun() {
        return begun;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public List<Change> changesAfter(long number, int top) {
        return ChangeLog.after(sql, table, generation, number, top);
    }

    @Override
    public Resource put(ResourceKey key, String path, byte[] document, byte @Nullable [] secrets) {
        long now = clock.millis();
        String etag = Tokens.etag();
        save();
        Resource written = sql.list(
                        "INSERT INTO " + table.name() + " (" + ResourceTable.COLUMNS + ")"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (type, parent, name) DO UPDATE SET"
                                + " etag = excluded.etag, modified = excluded.modified, document = excluded.document,"
                                + " secrets = excluded.secrets RETURNING path, created",
                        row -> ResourceTable.resource(
                                key, row.getString(1), etag, row.getLong(2), now, document, secrets),
                        key.type(),
                        key.parent(),
                        key.name(),
                        path,
                        etag,
                        now,
                        now,
                        document,
                        table.seal(key, secrets))
                .getFirst();
        changes.add(new Change.Put(++sequence, written));
        return written;
    }

    @Override
    public boolean delete(ResourceKey key) {
        if (get(key).isEmpty()) {
            return false;
        }
        save();
        List<ResourceKey> gone = new ArrayList<>();
        for (String type : types()) {
            if (type.startsWith(key.type() + "/")) {
                gone.addAll(deleteBelow(type, key.names()));
            }
        }
        // A type sorts after those above it, so this order takes children before their parents.
        gone.sort(Comparator.reverseOrder());
        sql.execute(
                "DELETE FROM " + table.name() + " WHERE type = ? AND parent = ? AND name = ?",
                key.type(),
                key.parent(),
                key.name());
        gone.add(key);
        gone.forEach(deleted -> changes.add(new Change.Deleted(++sequence, deleted)));
        return true;
    }

    /** Two statements, because each is one range of the key. '0' follows '/' in every order that databases use here. */
    private List<ResourceKey> deleteBelow(String type, String names) {
        String delete = "DELETE FROM " + table.name() + " WHERE type = ? AND ";
        List<ResourceKey> gone = new ArrayList<>(deleted(type, delete + "parent = ?", type, names));
        gone.addAll(deleted(type, delete + "parent > ? AND parent < ?", type, names + "/", names + "0"));
        return gone;
    }

    private List<ResourceKey> deleted(String type, String delete, Object... arguments) {
        return sql.list(
                delete + " RETURNING parent, name",
                row -> new ResourceKey(type, row.getString(1), row.getString(2)),
                arguments);
    }

    @Override
    public Set<ResourceKey> deleted() {
        Set<ResourceKey> deleted = new LinkedHashSet<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Put put -> deleted.remove(put.key());
                case Change.Deleted gone -> deleted.add(gone.key());
            }
        }
        return deleted;
    }

    @Override
    public List<Change> uncommitted() {
        List<Change> all = new ArrayList<>(before);
        all.addAll(changes);
        return all;
    }

    /** Its own, in order. */
    List<Change> changes() {
        return List.copyOf(changes);
    }
}
