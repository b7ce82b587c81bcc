package io.holdfast.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the live generation in which several writes take part, one after the other. A part that fails leaves
 * nothing behind, and the others whole. Used by one thread at a time.
 */
final class SharedTransaction implements AutoCloseable {

    private final Sql sql;
    private final ResourceTable table;
    private final InstantSource clock;
    private final long begun;
    private final Ending ending;
    private final List<Change> changes = new ArrayList<>();
    private final TallyChanges tally = new TallyChanges();
    private final List<ActivityRecord> records = new ArrayList<>();
    private @Nullable StoreException failure;
    private boolean committed;

    /**
     * @param begun the number of the newest change before it
     * @param ending how it ends, which differs from database to database
     */
    SharedTransaction(Sql sql, ResourceTable table, InstantSource clock, long begun, Ending ending) {
        this.sql = sql;
        this.table = table;
        this.clock = clock;
        this.begun = begun;
        this.ending = ending;
    }

    /**
     * What has been done in it.
     *
     * @param records for the audit trail
     * @param sequence the number of the newest change
     */
    record Done(List<Change> changes, TallyChanges tally, List<ActivityRecord> records, long sequence) {}

    /** What a database does at the end. */
    interface Ending {

        /** Numbers what was changed and commits it: durable when this returns. */
        Generations.Written commit(Done done);

        /** Whether the audit trail lies in the same database. */
        boolean keepsRecords();

        /** What a failure of the database comes to. */
        StoreException judged(StoreException failure);

        /** Frees what the transaction held, after it was undone if it was not committed. */
        void close(boolean committed);
    }

    /** Runs one write. What it throws passes through; then nothing of it is there. */
    <T, X extends Exception> T part(Configuration.Work<T, X> work) throws X {
        var part =
                new ResourceTransaction(sql, table, clock, begun, List.copyOf(changes), tally, ending.keepsRecords());
        boolean done = false;
        try {
            T result = work.in(part);
            changes.addAll(part.changes());
            tally.add(part.tally());
            records.addAll(part.records());
            done = true;
            return result;
        } catch (StoreException e) {
            StoreException judged = ending.judged(e);
            if (e instanceof DatabaseException) {
                // Nobody knows what is left of the transaction.
                failure = judged;
            }
            throw judged;
        } finally {
            if (!done && failure == null) {
                undo(part);
            }
        }
    }

    private void undo(ResourceTransaction part) {
        try {
            if (!part.undo()) {
                failure = new StoreException("There is nothing left of the transaction", null);
            }
        } catch (DatabaseException e) {
            failure = ending.judged(e);
        }
    }

    /** Whether it can be committed. */
    boolean isUsable() {
        return failure == null;
    }

    /** Why it cannot be. */
    StoreException failure() {
        return failure == null ? new StoreException("The transaction did not fail", null) : failure;
    }

    Generations.Written commit() {
        try {
            Generations.Written written =
                    ending.commit(new Done(List.copyOf(changes), tally, List.copyOf(records), begun + changes.size()));
            committed = true;
            return written;
        } catch (StoreException e) {
            throw ending.judged(e);
        }
    }

    @Override
    public void close() {
        ending.close(committed);
    }
}
