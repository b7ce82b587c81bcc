package io.holdfast.limits;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A part of a budget. Used under the budget's lock. */
final class Pot {

    private final long size;
    private final long share;
    private final Map<Object, Long> byKey = new HashMap<>();
    private long used;

    Pot(long size, long leastShare) {
        this.size = size;
        this.share = Math.min(size, Math.max(size / 2, leastShare));
    }

    long size() {
        return size;
    }

    long share() {
        return share;
    }

    long used() {
        return used;
    }

    boolean hasRoom(long amount, Collection<Object> keys) {
        if (amount > size - used) {
            return false;
        }
        for (Object key : keys) {
            if (amount > share - byKey.getOrDefault(key, 0L)) {
                return false;
            }
        }
        return true;
    }

    boolean take(long amount, Collection<Object> keys) {
        if (!hasRoom(amount, keys)) {
            return false;
        }
        used += amount;
        keys.forEach(key -> byKey.merge(key, amount, Long::sum));
        return true;
    }

    void give(long amount, Collection<Object> keys) {
        if (amount > 0) {
            used -= amount;
            keys.forEach(key ->
                    byKey.computeIfPresent(key, (same, held) -> held == amount ? null : Long.valueOf(held - amount)));
        }
    }
}
