package io.holdfast.identity.support;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made from what the store holds, read again when it has grown old: so a decision costs no query, and what another
 * node writes is seen after {@code maxAge} at the latest, or as soon as the store answers, which it must do within
 * {@link #PATIENCE} more: until then the old value counts while one thread reads. Thread-safe; no thread waits for a lock
 * while another reads.
 */
public final class Refreshed<T> {

    /** Somewhat longer than the store waits for one answer. An older value is used by nobody. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Supplier<T> source;
    private final Duration maxAge;
    private final Clock clock;
    private final Object lock = new Object();
    private volatile @Nullable Held<T> held;
    private @Nullable Reading<T> reading;

    public Refreshed(Supplier<T> source, Duration maxAge, Clock clock) {
        this.source = source;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    public T get() {
        Held<T> current = held;
        if (current != null && isYounger(current, maxAge)) {
            return current.value;
        }
        return current != null && isYounger(current, maxAge.plus(PATIENCE)) && isBeingRead()
                ? current.value
                : read(maxAge);
    }

    /** The value as it was at most {@code age} ago. */
    public T get(Duration age) {
        Held<T> current = held;
        return current != null && isYounger(current, age) ? current.value : read(age);
    }

    /** Makes the next {@link #get} read anew: to be called after a write. */
    public void invalidate() {
        synchronized (lock) {
            held = null;
            // What is being read may be from before the write.
            reading = null;
        }
    }

    private boolean isBeingRead() {
        synchronized (lock) {
            return reading != null;
        }
    }

    private T read(Duration age) {
        Reading<T> mine;
        synchronized (lock) {
            Held<T> current = held;
            if (current != null && isYounger(current, age)) {
                return current.value;
            }
            Reading<T> running = reading;
            if (running != null) {
                mine = running;
            } else {
                // The time is taken before the read: what is written meanwhile counts as not yet seen.
                mine = new Reading<>(Thread.currentThread(), clock.millis(), new CompletableFuture<>());
                reading = mine;
            }
        }
        if (mine.reader.equals(Thread.currentThread())) {
            run(mine);
        }
        return value(mine);
    }

    private void run(Reading<T> mine) {
        try {
            T value = source.get();
            end(mine, new Held<>(value, mine.begun));
            mine.result.complete(value);
        } catch (RuntimeException | Error e) {
            end(mine, null);
            mine.result.completeExceptionally(e);
        }
    }

    /** Ends this very reading, not one that is like it. */
    @SuppressWarnings("ReferenceEquality")
    private void end(Reading<T> mine, @Nullable Held<T> result) {
        synchronized (lock) {
            if (reading == mine) {
                reading = null;
                held = result == null ? held : result;
            }
        }
    }

    private static <T> T value(Reading<T> reading) {
        try {
            return reading.result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private boolean isYounger(Held<T> candidate, Duration age) {
        long elapsed = clock.millis() - candidate.readAt;
        return elapsed >= 0 && elapsed < age.toMillis();
    }

    private record Held<T>(T value, long readAt) {}

    /** A read under way, which others may wait for. */
    private record Reading<T>(Thread reader, long begun, CompletableFuture<T> result) {}
}
