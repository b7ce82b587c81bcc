package io.holdfast.usage.rate;

import io.holdfast.usage.CounterRoom;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Counts for this node alone, in memory. Where a service has as many counters as it may have, further keys share one: so no key is
 * uncounted, whoever makes up keys hinders only those that have no counter yet, and what is counted already is counted on exactly. A
 * lock is held for one counter at a time.
 */
public final class LocalRates implements Rates {

    private static final String SHARED = "\0shared";

    private final ConcurrentHashMap<RateKey, SlidingWindow> windows = new ConcurrentHashMap<>();

    /** One for each service, kind of policy and length of a window. */
    private final ConcurrentHashMap<RateKey, SlidingWindow> shared = new ConcurrentHashMap<>();

    private final CounterRoom room;
    private final LongSupplier clock;
    private final LongAdder crowded = new LongAdder();

    /** @param room how many counters there may be */
    public LocalRates(CounterRoom room) {
        this(room, System::nanoTime);
    }

    /** @param clock in nanoseconds, as {@link System#nanoTime} */
    public LocalRates(CounterRoom room, LongSupplier clock) {
        this.room = room;
        this.clock = clock;
    }

    @Override
    public CompletionStage<RateVerdict> take(RateKey key, int limit, int calls) {
        return CompletableFuture.completedFuture(count(key, limit, Math.max(1, calls)));
    }

    @Override
    public CompletionStage<RateVerdict> look(RateKey key, int limit) {
        return CompletableFuture.completedFuture(count(key, limit, 0));
    }

    @Override
    public void add(RateKey key, int calls) {
        if (calls > 0) {
            count(key, Integer.MAX_VALUE, calls);
        }
    }

    private RateVerdict count(RateKey key, int limit, int calls) {
        while (true) {
            RateVerdict verdict = window(key).take(clock.getAsLong(), limit, calls);
            if (verdict != null) {
                return verdict;
            }
            // Swept away meanwhile, so the next look finds another one.
            Thread.onSpinWait();
        }
    }

    private SlidingWindow window(RateKey key) {
        SlidingWindow known = windows.get(key);
        if (known != null) {
            return known;
        }
        if (!room.take(key.service())) {
            crowded.increment();
            var common = new RateKey(key.service(), key.scope(), SHARED, key.seconds());
            return shared.computeIfAbsent(common, LocalRates::empty);
        }
        SlidingWindow fresh = empty(key);
        SlidingWindow raced = windows.putIfAbsent(key, fresh);
        if (raced == null) {
            return fresh;
        }
        room.give(key.service());
        return raced;
    }

    private static SlidingWindow empty(RateKey key) {
        return new SlidingWindow(TimeUnit.SECONDS.toNanos(key.seconds()));
    }

    /** Frees the counters whose windows are empty; to be called every few seconds, from a thread that may take its time. */
    public void sweep() {
        long now = clock.getAsLong();
        removeIf(each -> each.getValue().closeIfEmpty(now));
    }

    @Override
    public void forget(String service) {
        removeIf(each -> each.getKey().service().equals(service));
    }

    private void removeIf(Predicate<Map.Entry<RateKey, SlidingWindow>> condition) {
        for (Map.Entry<RateKey, SlidingWindow> each : windows.entrySet()) {
            if (condition.test(each) && windows.remove(each.getKey(), each.getValue())) {
                room.give(each.getKey().service());
            }
        }
        for (Map.Entry<RateKey, SlidingWindow> each : shared.entrySet()) {
            if (condition.test(each)) {
                shared.remove(each.getKey(), each.getValue());
            }
        }
    }

    /** How many counters there are. */
    public int size() {
        return room.used();
    }

    /** How often a call was counted together with others for want of room. */
    public long crowded() {
        return crowded.sum();
    }
}
