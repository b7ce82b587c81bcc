package io.holdfast.identity.authority;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: each client may fail five times in a row, then once a second. Bounded, whatever names are tried.
 * Thread-safe.
 */
final class AttemptLimiter {

    private static final int BURST = 5;
    private static final long MILLIS_PER_ATTEMPT = 1_000;
    private static final int MAX_CLIENTS = 1_000;

    private final Clock clock;
    /** For each client the time at which all its failures are forgotten. */
    private final Map<String, Long> forgiven = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_CLIENTS;
        }
    };

    AttemptLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Counts an attempt as failed, unless {@link #succeeded} is called; false if it must not be made now. */
    synchronized boolean tryAttempt(String client) {
        long now = clock.millis();
        long next = Math.max(now, forgiven.getOrDefault(client, now)) + MILLIS_PER_ATTEMPT;
        if (next > now + BURST * MILLIS_PER_ATTEMPT) {
            return false;
        }
        forgiven.put(client, next);
        return true;
    }

    synchronized void succeeded(String client) {
        forgiven.remove(client);
    }
}
