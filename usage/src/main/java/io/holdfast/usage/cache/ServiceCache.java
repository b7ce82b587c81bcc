package io.holdfast.usage.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one service keeps in memory: each thing for as long as it was said, and no more than its share of bytes; what is used least goes
 * first. Gone when the process ends. Thread-safe, never blocks.
 */
public final class ServiceCache {

    /** What an entry takes beside what it holds. */
    private static final long ENTRY_BYTES = 150;

    private static final Expiry<String, KeptValue> AS_SAID =
            Expiry.writing((key, kept) -> Duration.ofNanos(kept.nanos()));

    private final Cache<String, KeptValue> entries;
    private final Policy.Eviction<String, KeptValue> eviction;

    ServiceCache(long share, Ticker clock) {
        this.entries = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(clock)
                .maximumWeight(share)
                .weigher(ServiceCache::weight)
                .expireAfter(AS_SAID)
                .build();
        this.eviction = entries.policy().eviction().orElseThrow();
    }

    private static int weight(String key, KeptValue kept) {
        return Math.clamp(kept.bytes() + 2L * key.length() + ENTRY_BYTES, 1, Integer.MAX_VALUE);
    }

    /** Null if it is not there any more. */
    public @Nullable Object get(String key) {
        return Optional.ofNullable(entries.getIfPresent(key))
                .map(KeptValue::value)
                .orElse(null);
    }

    /** Keeps something in place of what was there; what is larger than the service's share is not kept. */
    public void put(String key, Object value, long bytes, Duration time) {
        if (time.isPositive()) {
            entries.put(key, new KeptValue(value, bytes, nanos(time)));
        } else {
            entries.invalidate(key);
        }
    }

    /** Half of what the clock can tell is far enough. */
    private static long nanos(Duration time) {
        return time.toDays() > 36_500 ? Long.MAX_VALUE / 2 : time.toNanos();
    }

    public void remove(String key) {
        entries.invalidate(key);
    }

    void share(long bytes) {
        if (eviction.getMaximum() != bytes) {
            eviction.setMaximum(bytes);
        }
    }

    /** Removes what is over. */
    void tidy() {
        entries.cleanUp();
    }

    long bytes() {
        return eviction.weightedSize().orElse(0);
    }
}
