package io.holdfast.identity.authority;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Checks secrets of which only the slow hash of an earlier version is stored, until each was used once. A check costs some
 * 20 ms of a processor and anybody can ask for one, so they are made one after the other, and only a few wait: an attack
 * can occupy one processor at most, and only while there are such secrets.
 */
final class FormerSecrets {

    private static final int MAX_WAITING = 16;
    private static final long MAX_WAIT_SECONDS = 10;

    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final Semaphore turn = new Semaphore(1, true);

    /**
     * The candidate whose secret this is. Takes equally long for any candidates and for none, so that the time does not
     * tell whether a client is known.
     *
     * @param rounds the most candidates that any client has
     */
    Optional<StoredSecret> find(List<StoredSecret> candidates, int rounds, String secret)
            throws TooManyAttemptsException {
        if (!waiting.tryAcquire()) {
            throw new TooManyAttemptsException();
        }
        try {
            if (!turn.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooManyAttemptsException();
            }
            try {
                return compared(candidates, rounds, secret);
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyAttemptsException();
        } finally {
            waiting.release();
        }
    }

    private static Optional<StoredSecret> compared(List<StoredSecret> candidates, int rounds, String secret) {
        Optional<StoredSecret> found = Optional.empty();
        for (StoredSecret candidate : candidates) {
            SlowHash slow = candidate.slow();
            if (slow != null && slow.matches(secret)) {
                found = Optional.of(candidate);
            }
        }
        for (int i = candidates.size(); i < rounds; i++) {
            SlowHash.pretend(secret);
        }
        return found;
    }
}
