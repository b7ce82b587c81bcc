package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Makes the writes of one service, and what listeners are told of them, serial within this process. */
final class ServiceLocks {

    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Waits until the service is free. Closing the result frees it again. */
    @SuppressWarnings("LockNotBeforeTry") // what is returned frees it
    Held hold(ServiceId service) {
        String key = service.key();
        while (true) {
            ReentrantLock lock = locks.computeIfAbsent(key, any -> new ReentrantLock());
            if (lock.isHeldByCurrentThread()) {
                throw new IllegalStateException("A transaction or a listener of " + service.name()
                        + " must not write to the same service outside its transaction");
            }
            lock.lock();
            if (lock.equals(locks.get(key))) {
                return new Held(key, lock);
            }
            // It was forgotten while this thread waited.
            lock.unlock();
        }
    }

    /** Like {@link #hold}, but empty when the service is not free now. */
    @SuppressWarnings("LockNotBeforeTry") // what is returned frees it
    Optional<Held> tryHold(ServiceId service) {
        String key = service.key();
        ReentrantLock lock = locks.computeIfAbsent(key, any -> new ReentrantLock());
        if (!lock.tryLock()) {
            return Optional.empty();
        }
        if (lock.equals(locks.get(key))) {
            return Optional.of(new Held(key, lock));
        }
        lock.unlock();
        return Optional.empty();
    }

    final class Held implements AutoCloseable {

        private final String key;
        private final ReentrantLock lock;

        private Held(String key, ReentrantLock lock) {
            this.key = key;
            this.lock = lock;
        }

        /** Of a service that is gone. */
        void forget() {
            locks.remove(key, lock);
        }

        @Override
        public void close() {
            lock.unlock();
        }
    }
}
