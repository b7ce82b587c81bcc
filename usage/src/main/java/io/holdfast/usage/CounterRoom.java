package io.holdfast.usage;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * How many counters there may be: so many in sum, and of each service its share of them, whatever the others do. Thread-safe; asked only
 * when a counter is made or removed.
 */
public final class CounterRoom {

    private final int most;
    private final IntSupplier services;
    private final AtomicInteger used = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> byService = new ConcurrentHashMap<>();

    /**
     * @param most in sum
     * @param services how many services there are: each has as much as the others
     */
    public CounterRoom(int most, IntSupplier services) {
        this.most = most;
        this.services = services;
    }

    /** False, and nothing is taken, if the service has its share or there is no room at all. */
    public boolean take(String service) {
        if (used.incrementAndGet() > most) {
            used.decrementAndGet();
            return false;
        }
        int share = Math.max(1, most / Math.max(1, services.getAsInt()));
        var taken = new boolean[1];
        byService.compute(service, (same, held) -> {
            taken[0] = held == null || held < share;
            return !taken[0] ? held : Integer.valueOf(held == null ? 1 : held + 1);
        });
        if (!taken[0]) {
            used.decrementAndGet();
        }
        return taken[0];
    }

    /** One counter of the service is no more. */
    public void give(String service) {
        used.decrementAndGet();
        byService.computeIfPresent(service, (same, held) -> held == 1 ? null : Integer.valueOf(held - 1));
    }

    public int used() {
        return used.get();
    }

    public int most() {
        return most;
    }
}
