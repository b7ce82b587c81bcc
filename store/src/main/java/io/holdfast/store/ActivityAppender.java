package io.holdfast.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Takes the records that many requests append at the same time into one transaction: whoever comes first writes down what
 * all of them have brought until then.
 */
final class ActivityAppender {

    /** Of one transaction. */
    private static final int MOST = 100;

    private final Database database;
    private final BiConsumer<Sql, List<ActivityRecord>> writing;
    private final Queue<Entry> waiting = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param writing adds records, in the transaction that it is given */
    ActivityAppender(Database database, BiConsumer<Sql, List<ActivityRecord>> writing) {
        this.database = database;
        this.writing = writing;
    }

    /** A record, and whether it is written. */
    private record Entry(ActivityRecord record, CompletableFuture<Boolean> done) {}

    /** Returns when the operating system has the record. */
    void append(ActivityRecord record) {
        var entry = new Entry(record, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(entry);
        }
        turn.lock();
        try {
            while (!entry.done().isDone()) {
                write(next());
            }
        } finally {
            turn.unlock();
        }
        try {
            entry.done().join();
        } catch (CompletionException e) {
            // That it is thrown in several threads is the reason for the wrapper, which nobody else needs to know.
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private List<Entry> next() {
        List<Entry> next = new ArrayList<>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && next.size() < MOST) {
                next.add(waiting.remove());
            }
        }
        return next;
    }

    /** What the database does not take together is offered one by one. */
    private void write(List<Entry> entries) {
        try {
            database.writeSoon(sql ->
                    writing.accept(sql, entries.stream().map(Entry::record).toList()));
            entries.forEach(entry -> entry.done().complete(true));
        } catch (RuntimeException | Error e) {
            if (entries.size() == 1) {
                entries.getFirst().done().completeExceptionally(e);
            } else {
                entries.forEach(entry -> write(List.of(entry)));
            }
        }
    }
}
