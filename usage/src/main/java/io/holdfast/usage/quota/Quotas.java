package io.holdfast.usage.quota;

import io.holdfast.usage.CounterRoom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Counts calls and bytes in fixed periods. This node counts in memory; {@link QuotaRounds} sums with other nodes every few seconds, so
 * that nodes together let through what each can in these seconds beyond a quota, and a killed one loses what it counted in them.
 *
 * <p>Where a service has as many counters as it may have, further keys share one: none is uncounted, and those that are counted already
 * are counted on exactly. Never blocks but for one counter's lock.
 */
public final class Quotas {

    private record Place(QuotaKey key, String period) {}

    private final ConcurrentHashMap<Place, QuotaCounter> counters = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Place, QuotaCounter> shared = new ConcurrentHashMap<>();
    private final BlockingQueue<QuotaCounter> unread = new LinkedBlockingQueue<>();
    private final CounterRoom room;
    private final InstantSource clock;
    private final LongAdder crowded = new LongAdder();
    private volatile boolean crowdedLately;
    private volatile boolean away;

    /** @param room how many counters may be in memory */
    public Quotas(CounterRoom room, InstantSource clock) {
        this.room = room;
        this.clock = clock;
    }

    /** Now, in milliseconds since 1970, as periods have it. */
    public long now() {
        return clock.millis();
    }

    /**
     * Counts calls if the quota allows one more, in one step. The answer comes at once, but for a counter that nobody asked for lately.
     *
     * @param calls how many to count; 0 to look only
     */
    public CompletionStage<QuotaVerdict> take(QuotaKey key, QuotaPeriod period, QuotaLimit limit, long calls) {
        while (true) {
            QuotaCounter counter = counter(key, period);
            if (!counter.ready().isDone()) {
                return counter.ready().thenCompose(ready -> take(key, period, limit, calls));
            }
            QuotaVerdict verdict = counter.inUse().take(limit, calls);
            if (verdict != null) {
                return CompletableFuture.completedFuture(verdict);
            }
            drop(counter);
        }
    }

    /** Counts whatever any quota says: what was known only when the answer was there. */
    public void add(QuotaKey key, QuotaPeriod period, long calls, long bytes) {
        QuotaCounter counter = counter(key, period);
        while (!counter.inUse().add(calls, bytes)) {
            drop(counter);
            counter = counter(key, period);
        }
    }

    /** The one that counts in its place is closed: the next look finds another one. */
    private void drop(QuotaCounter closed) {
        var place = new Place(closed.key(), closed.period().name());
        if (counters.remove(place, closed)) {
            room.give(closed.key().service());
        }
        shared.remove(place, closed);
    }

    private QuotaCounter counter(QuotaKey key, QuotaPeriod period) {
        var place = new Place(key, period.name());
        QuotaCounter known = counters.get(place);
        if (known != null) {
            return known;
        }
        if (!room.take(key.service())) {
            return shared(key, period);
        }
        var fresh = new QuotaCounter(key, period);
        QuotaCounter raced = counters.putIfAbsent(place, fresh);
        if (raced != null) {
            room.give(key.service());
            return raced;
        }
        read(fresh);
        return fresh;
    }

    /** The one to use where there is no room for that one. There are no more of them than policies. */
    QuotaCounter shared(QuotaKey key, QuotaPeriod period) {
        crowded.increment();
        crowdedLately = true;
        QuotaKey common = key.shared();
        return shared.computeIfAbsent(new Place(common, period.name()), place -> {
            var fresh = new QuotaCounter(common, period);
            read(fresh);
            return fresh;
        });
    }

    private void read(QuotaCounter fresh) {
        if (away) {
            fresh.found(QuotaSum.NONE);
        } else {
            unread.add(fresh);
        }
    }

    /** Forgets all counters of a service that is no more. */
    public void forget(String service) {
        removeIf(each -> {
            boolean gone = each.key().service().equals(service);
            if (gone) {
                each.close();
            }
            return gone;
        });
    }

    // --- for the rounds

    /** Counters of which nobody knows yet what the ledger says. */
    BlockingQueue<QuotaCounter> unread() {
        return unread;
    }

    /** Whoever waits for one goes on. */
    void wake() {
        var none = new QuotaPeriod("", 0, 0);
        unread.add(new QuotaCounter(new QuotaKey("", "", ""), none));
    }

    /** Whether there is no ledger that could be asked now: then nobody waits for it. */
    public void away(boolean now) {
        away = now;
    }

    List<QuotaCounter> all() {
        var all = new ArrayList<QuotaCounter>(counters.values());
        all.addAll(shared.values());
        return all;
    }

    /** Frees what is idle: sooner where room was wanting. */
    void sweep(int rounds) {
        int patience = crowdedLately ? 0 : rounds;
        crowdedLately = false;
        long now = clock.millis();
        removeIf(each -> each.closeIfIdle(patience, now));
    }

    private void removeIf(Predicate<QuotaCounter> condition) {
        for (Map.Entry<Place, QuotaCounter> each : counters.entrySet()) {
            if (condition.test(each.getValue()) && counters.remove(each.getKey(), each.getValue())) {
                room.give(each.getKey().key().service());
            }
        }
        for (Map.Entry<Place, QuotaCounter> each : shared.entrySet()) {
            if (condition.test(each.getValue())) {
                shared.remove(each.getKey(), each.getValue());
            }
        }
    }

    /** How many counters are in memory. */
    public int size() {
        return room.used();
    }

    /** How often a call was counted together with others for want of room. */
    public long crowded() {
        return crowded.sum();
    }
}
