package io.holdfast.gateway.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was granted for a while, kept until shortly before its end. Whoever asks while it is being fetched waits for the same answer; a
 * refusal is not kept. The least recently used give way. Thread-safe.
 */
final class KeptGrants<K, V> {

    /** What ends sooner may have ended when it is looked at. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** @param until when it must not be given away any more */
    record Granted<V>(V value, Instant until) {}

    private record Held<V>(CompletableFuture<Granted<V>> future) {}

    private final InstantSource clock;
    private final Map<K, Held<V>> held;

    KeptGrants(InstantSource clock, int most) {
        this.clock = clock;
        this.held = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<K, Held<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** When something that ends then is to be fetched anew: two minutes before, or after three quarters of a short time. */
    Instant until(Instant expiry) {
        Duration left = Duration.between(clock.instant(), expiry);
        return left.compareTo(MARGIN.multipliedBy(4)) > 0 ? expiry.minus(MARGIN) : expiry.minus(left.dividedBy(4));
    }

    /** Cancelling the result concerns nobody else. */
    CompletableFuture<V> get(K key, Supplier<CompletableFuture<Granted<V>>> fetch) {
        CompletableFuture<Granted<V>> wanted;
        synchronized (held) {
            Held<V> known = held.get(key);
            if (known != null && isGood(known.future())) {
                return known.future().thenApply(Granted::value);
            }
            wanted = new CompletableFuture<>();
            held.put(key, new Held<>(wanted));
        }
        var _ = fetch.get().whenComplete((granted, failure) -> {
            if (failure == null) {
                wanted.complete(granted);
            } else {
                forget(key, wanted);
                wanted.completeExceptionally(failure);
            }
        });
        return wanted.thenApply(Granted::value);
    }

    private boolean isGood(CompletableFuture<Granted<V>> future) {
        return !future.isDone()
                || (!future.isCompletedExceptionally()
                        && clock.instant().isBefore(future.join().until()));
    }

    private void forget(K key, CompletableFuture<Granted<V>> failed) {
        synchronized (held) {
            held.remove(key, new Held<>(failed));
        }
    }
}
