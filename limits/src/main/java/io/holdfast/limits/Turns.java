package io.holdfast.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. Everybody has a clock that runs while work is done for him, and who has had least comes next: a principal by his own
 * clock, a service by its own, and a piece of work by the later of the two. So neither one principal with many services nor many
 * principals of one service come before somebody else more often than he before them. Used under the lock of {@link FairWorkers}.
 */
final class Turns {

    private final Map<Object, Long> clocks = new HashMap<>();
    private final Map<Object, Integer> running = new HashMap<>();
    private final List<Job<?>> waiting = new ArrayList<>();
    private final int atOnce;
    /** Who comes anew begins here: having been away is no merit. */
    private long now;

    /** @param atOnce how many pieces of work of one key may be done at the same time */
    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    void add(Job<?> job) {
        waiting.add(job);
    }

    boolean remove(Job<?> job) {
        return waiting.remove(job);
    }

    /** Nothing of what waits will begin. */
    List<Job<?>> drain() {
        List<Job<?>> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Null if nothing may begin now. There are a few hundred at most: looking at each is quick. */
    @Nullable
    Job<?> next() {
        Job<?> best = null;
        for (Job<?> job : waiting) {
            if (mayRun(job) && (best == null || isBefore(job, best))) {
                best = job;
            }
        }
        if (best != null) {
            waiting.remove(best);
            now = Math.max(now, start(best));
            best.keys().forEach(key -> running.merge(key, 1, Integer::sum));
        }
        return best;
    }

    /** @param cost of the work, in any unit that is always the same */
    void done(Job<?> job, long cost) {
        for (Object key : job.keys()) {
            running.computeIfPresent(key, (same, count) -> count == 1 ? null : Integer.valueOf(count - 1));
            clocks.put(key, clock(key) + Math.max(1, cost));
        }
        if (waiting.isEmpty() && running.isEmpty()) {
            // Nobody competes: all begin anew. It also bounds what is remembered.
            clocks.clear();
            now = 0;
        } else {
            clocks.values().removeIf(clock -> clock <= now);
        }
    }

    private boolean mayRun(Job<?> job) {
        for (Object key : job.keys()) {
            if (running.getOrDefault(key, 0) >= atOnce) {
                return false;
            }
        }
        return true;
    }

    private boolean isBefore(Job<?> one, Job<?> other) {
        long mine = start(one);
        long his = start(other);
        // Among the work of one principal his services take turns.
        return mine != his
                ? mine < his
                : clock(one.keys().getLast()) < clock(other.keys().getLast());
    }

    private long start(Job<?> job) {
        long latest = 0;
        for (Object key : job.keys()) {
            latest = Math.max(latest, clock(key));
        }
        return latest;
    }

    private long clock(Object key) {
        return Math.max(now, clocks.getOrDefault(key, now));
    }
}
