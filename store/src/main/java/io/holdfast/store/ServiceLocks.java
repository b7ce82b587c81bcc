package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the writes of one service, and what listeners are told of them, serial within this process. Writers may leave a
 * group of writes open for the next writer; whoever else takes the service finds it ended.
 */
final class ServiceLocks {

    private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();

    /** Whose turn it is. */
    private static final class Turn {
        final ReentrantLock lock = new ReentrantLock();
        /** Writers that wait for the lock. Each of them will have it. */
        final AtomicInteger waiting = new AtomicInteger();
        /** Used by who has the lock. */
        @Nullable
        WriteGroup open;
    }

    /** Waits until the service is free. Closing the result frees it again. */
    Held hold(ServiceId service) {
        return take(service, false).settled();
    }

    /** Likewise, for one more write: there may be an open group of them to join. */
    Held join(ServiceId service) {
        return take(service, true);
    }

    @SuppressWarnings("LockNotBeforeTry") // what is returned frees it
    private Held take(ServiceId service, boolean writer) {
        String key = service.key();
        while (true) {
            Turn turn = turns.computeIfAbsent(key, any -> new Turn());
            if (turn.lock.isHeldByCurrentThread()) {
                throw new IllegalStateException("A transaction or a listener of " + service.name()
                        + " must not write to the same service outside its transaction");
            }
            if (writer) {
                turn.waiting.incrementAndGet();
            }
            turn.lock.lock();
            if (writer) {
                turn.waiting.decrementAndGet();
            }
            if (turn.equals(turns.get(key))) {
                return new Held(key, turn);
            }
            // It was forgotten while this thread waited.
            turn.lock.unlock();
        }
    }

    /** Like {@link #hold}, but empty when the service is not free now. */
    @SuppressWarnings("LockNotBeforeTry") // what is returned frees it
    Optional<Held> tryHold(ServiceId service) {
        String key = service.key();
        Turn turn = turns.computeIfAbsent(key, any -> new Turn());
        if (!turn.lock.tryLock()) {
            return Optional.empty();
        }
        if (turn.equals(turns.get(key))) {
            return Optional.of(new Held(key, turn).settled());
        }
        turn.lock.unlock();
        return Optional.empty();
    }

    final class Held implements AutoCloseable {

        private final String key;
        private final Turn turn;

        private Held(String key, Turn turn) {
            this.key = key;
            this.turn = turn;
        }

        /** The group of writes that the writer before left open. */
        @Nullable
        WriteGroup open() {
            return turn.open;
        }

        /** The next writer goes on with it, if there is one. False if nobody waits. */
        boolean leaveOpen(WriteGroup group) {
            boolean taken = turn.waiting.get() > 0;
            turn.open = taken ? group : null;
            return taken;
        }

        /** No other writer finds a group any more. */
        void takeOut() {
            turn.open = null;
        }

        /** With an end to what was left open. */
        private Held settled() {
            WriteGroup group = turn.open;
            turn.open = null;
            boolean done = false;
            try {
                if (group != null) {
                    group.end();
                }
                done = true;
                return this;
            } finally {
                if (!done) {
                    close();
                }
            }
        }

        /** Of a service that is gone. */
        void forget() {
            turns.remove(key, turn);
        }

        @Override
        public void close() {
            turn.lock.unlock();
        }
    }
}
