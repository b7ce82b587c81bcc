package io.holdfast.identity.support;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made from what the store holds, read again when it has grown old: so a decision costs no query, and what another
 * node writes is seen after {@code maxAge} at the latest. Thread-safe.
 */
public final class Refreshed<T> {

    private final Supplier<T> source;
    private final Duration maxAge;
    private final Clock clock;
    private volatile @Nullable Held<T> held;

    public Refreshed(Supplier<T> source, Duration maxAge, Clock clock) {
        this.source = source;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    public T get() {
        return get(maxAge);
    }

    /** The value as it was at most {@code age} ago. */
    public T get(Duration age) {
        Held<T> current = held;
        return current != null && isYounger(current, age) ? current.value : read(age);
    }

    /** Makes the next {@link #get} read anew: to be called after a write. */
    public synchronized void invalidate() {
        held = null;
    }

    private synchronized T read(Duration age) {
        Held<T> current = held;
        if (current != null && isYounger(current, age)) {
            return current.value;
        }
        // The time is taken before the read: what is written meanwhile counts as not yet seen.
        long now = clock.millis();
        T value = source.get();
        held = new Held<>(value, now);
        return value;
    }

    private boolean isYounger(Held<T> candidate, Duration age) {
        long elapsed = clock.millis() - candidate.readAt;
        return elapsed >= 0 && elapsed < age.toMillis();
    }

    private record Held<T>(T value, long readAt) {}
}
