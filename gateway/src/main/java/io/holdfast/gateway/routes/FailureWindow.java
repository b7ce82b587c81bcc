package io.holdfast.gateway.routes;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Calls and failures of the last interval, in slices of a sixteenth of it, so that what is older leaves bit by bit. Event loops write
 * to it without waiting for each other.
 */
final class FailureWindow {

    private static final int SLICES = 16;

    /** @param number of the slice since the beginning of time */
    private record Slice(long number, long failures, long calls) {}

    private final AtomicReferenceArray<Slice> slices = new AtomicReferenceArray<>(SLICES);
    private final long sliceNanos;

    FailureWindow(long nanos) {
        this.sliceNanos = Math.max(1, nanos / SLICES);
    }

    /** @param now not negative */
    void add(boolean failure, long now) {
        long number = now / sliceNanos;
        slices.accumulateAndGet(
                (int) (number % SLICES),
                new Slice(number, failure ? 1 : 0, 1),
                (old, one) -> old == null || old.number() < one.number()
                        ? one
                        : new Slice(old.number(), old.failures() + one.failures(), old.calls() + 1));
    }

    boolean reaches(BreakerRule rule, long now) {
        long oldest = now / sliceNanos - SLICES + 1;
        long failures = 0;
        long calls = 0;
        for (int i = 0; i < SLICES; i++) {
            Slice slice = slices.get(i);
            if (slice != null && slice.number() >= oldest) {
                failures += slice.failures();
                calls += slice.calls();
            }
        }
        return rule.isReached(failures, calls);
    }

    void clear() {
        for (int i = 0; i < SLICES; i++) {
            slices.set(i, null);
        }
    }
}
