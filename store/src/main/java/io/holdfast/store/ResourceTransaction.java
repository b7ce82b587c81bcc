package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One write of the live generation, which remembers what it changed. */
final class ResourceTransaction extends ResourceReader implements Transaction {

    private static final String SAVEPOINT = "part";

    private static final String INSERT = " (" + ResourceTable.COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (type, parent, name) DO NOTHING";

    private static final String UPDATE = " SET etag = ?, modified = ?, document = ?, secrets = ?"
            + " WHERE type = ? AND parent = ? AND name = ? RETURNING path, created";

    /** Keys of what is known to exist: it need not be tried to be made. */
    private static final int MOST_SEEN = 1_000;

    private final InstantSource clock;
    private final List<Change> before;
    private final TallyChanges tallyBefore;
    private final List<Change> changes = new ArrayList<>();
    private final TallyChanges tally = new TallyChanges();
    private final Set<ResourceKey> seen = new HashSet<>();
    private final boolean keepsRecords;
    private final List<ActivityRecord> records = new ArrayList<>();
    private final long begun;
    private boolean saved;
    private long sequence;

    /**
     * @param begun the number of the newest change that is committed
     * @param before what other writes have changed since, in the same transaction of the database
     * @param tallyBefore what that comes to; not to be changed
     * @param keepsRecords whether the audit trail lies in the same database
     */
    ResourceTransaction(
            Sql sql,
            ResourceTable table,
            InstantSource clock,
            long begun,
            List<Change> before,
            TallyChanges tallyBefore,
            boolean keepsRecords) {
        super(sql, table);
        this.clock = clock;
        this.before = before;
        this.tallyBefore = tallyBefore;
        this.keepsRecords = keepsRecords;
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
        return ChangeLog.after(sql, table, table.generation(), number, top);
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        Optional<Resource> found = super.get(key);
        if (found.isPresent() && seen.size() < MOST_SEEN) {
            seen.add(key);
        }
        return found;
    }

    @Override
    public long count(String type, @Nullable String parent) {
        String below = parent == null ? null : parent.toLowerCase(Locale.ROOT);
        return super.count(type, below) + tallyBefore.of(type, below) + tally.of(type, below);
    }

    @Override
    public Resource put(ResourceKey key, String path, byte[] document, byte @Nullable [] secrets) {
        long now = clock.millis();
        String etag = Tokens.etag();
        byte @Nullable [] sealed = table.seal(key, secrets);
        save();
        Resource written;
        if (!seen.contains(key) && insert(key, path, etag, now, document, sealed)) {
            tally.add(key, 1);
            written = ResourceTable.resource(key, path, etag, now, now, document, secrets);
        } else {
            written = sql.list(
                            "UPDATE " + table.name() + UPDATE,
                            row -> ResourceTable.resource(
                                    key, row.getString(1), etag, row.getLong(2), now, document, secrets),
                            etag,
                            now,
                            document,
                            sealed,
                            key.type(),
                            key.parent(),
                            key.name())
                    .getFirst();
        }
        changes.add(new Change.Put(++sequence, written));
        return written;
    }

    /** False if it exists. */
    private boolean insert(
            ResourceKey key, String path, String etag, long now, byte[] document, byte @Nullable [] sealed) {
        return sql.execute(
                        "INSERT INTO " + table.name() + INSERT,
                        key.type(),
                        key.parent(),
                        key.name(),
                        path,
                        etag,
                        now,
                        now,
                        document,
                        sealed)
                == 1;
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
        seen.clear();
        gone.forEach(deleted -> tally.add(deleted, -1));
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

    @Override
    public boolean record(ActivityRecord record) {
        return keepsRecords && records.add(record);
    }

    List<ActivityRecord> records() {
        return records;
    }

    /** How many resources more or fewer there are by this write. */
    TallyChanges tally() {
        return tally;
    }

    /** Its own, in order. */
    List<Change> changes() {
        return List.copyOf(changes);
    }
}
