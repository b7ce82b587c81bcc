package io.holdfast.arm;

import io.holdfast.store.ActivityRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps refused requests from filling the audit trail. Of one principal so many are recorded in a minute, and of all together so many;
 * the others are counted, and the last of them is recorded at the minute's end, with how many there were. Thread-safe.
 */
final class RefusedCount {

    static final int OF_ONE = 60;
    static final int OF_ALL = 3_000;
    private static final long MINUTE = 60_000;
    private static final int PRINCIPALS = 10_000;
    private static final String OTHERS = "";

    private final Consumer<ActivityRecord> journal;
    private final Map<String, Counted> counted = new HashMap<>();
    private long minute;
    private int all;

    private static final class Counted {
        private int recorded;
        private int left;
        private @Nullable ActivityRecord last;
    }

    RefusedCount(Consumer<ActivityRecord> journal) {
        this.journal = journal;
    }

    void take(ActivityRecord refused) {
        if (isRecorded(refused)) {
            journal.accept(refused);
        }
    }

    private boolean isRecorded(ActivityRecord refused) {
        Map<String, Counted> over = Map.of();
        boolean recorded;
        synchronized (this) {
            if (refused.time() / MINUTE != minute) {
                over = Map.copyOf(counted);
                counted.clear();
                minute = refused.time() / MINUTE;
                all = 0;
            }
            Counted his = counted.computeIfAbsent(key(refused), key -> new Counted());
            recorded = his.recorded < OF_ONE && all < OF_ALL;
            if (recorded) {
                his.recorded++;
                all++;
            } else {
                his.last = refused;
                if (his.left++ == 0) {
                    CompletableFuture.delayedExecutor(MINUTE, TimeUnit.MILLISECONDS)
                            .execute(this::flush);
                }
            }
        }
        over.values().forEach(this::tell);
        return recorded;
    }

    private String key(ActivityRecord refused) {
        String key = refused.caller().tenantId() + "/" + refused.caller().objectId();
        return counted.size() < PRINCIPALS || counted.containsKey(key) ? key : OTHERS;
    }

    /** Records what was only counted so far. */
    void flush() {
        Map<String, Counted> over;
        synchronized (this) {
            over = Map.copyOf(counted);
            counted.clear();
        }
        over.values().forEach(this::tell);
    }

    private void tell(Counted one) {
        if (one.last != null) {
            journal.accept(one.last.withMessage(
                    one.left + " more requests were refused in this minute; this is the last of them."));
        }
    }
}
