package io.holdfast.gateway.usage;

import io.holdfast.limits.Machine;
import java.time.Duration;

/**
 * How much policies may count and keep, all services together; each service has the same share.
 *
 * @param counters of rates, and as many of quotas, in memory
 * @param cacheBytes for cached responses and values
 * @param quotaRounds how often quotas are summed with other nodes and written down
 */
public record UsageLimits(int counters, long cacheBytes, Duration quotaRounds) {

    /** What one takes of the heap, about. */
    private static final int COUNTER_BYTES = 512;

    public static final Duration EVERY_TWO_SECONDS = Duration.ofSeconds(2);

    /** What this machine allows: a sixteenth of the heap for the cache, half of that for counters. */
    public static UsageLimits ofThisMachine() {
        long heap = Machine.heap();
        return new UsageLimits(
                Math.clamp(heap / 32 / 2 / COUNTER_BYTES, 10_000, 1_000_000), heap / 16, EVERY_TWO_SECONDS);
    }

    public UsageLimits withCounters(int most) {
        return new UsageLimits(most, cacheBytes, quotaRounds);
    }

    public UsageLimits withCacheBytes(long most) {
        return new UsageLimits(counters, most, quotaRounds);
    }

    public UsageLimits withQuotaRounds(Duration every) {
        return new UsageLimits(counters, cacheBytes, every);
    }
}
