package io.holdfast.limits;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few platform threads for what keeps a processor busy, so that it never holds the carriers of virtual threads. Principals and their
 * services take turns ({@link Turns}), nobody has more than half of the threads, and what waits is bounded, to half for each.
 */
public final class FairWorkers implements AutoCloseable {

    private final Turns turns;
    private final Budget queue;
    private boolean closed;

    /** @param queued how much may wait and run at once */
    public FairWorkers(String name, int threads, int queued) {
        this.turns = new Turns(Math.max(1, threads / 2));
        this.queue = new Budget(queued, 0);
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().daemon().name(name + "-" + i).start(this::work);
        }
    }

    /** Lets somebody say that he does not wait any more. */
    public static final class Leave {
        private @Nullable Runnable action;
        private boolean gone;

        /** Cancels the work that is under way, and any that comes later. */
        public void take() {
            Runnable now;
            synchronized (this) {
                gone = true;
                now = action;
            }
            if (now != null) {
                now.run();
            }
        }

        public synchronized boolean isTaken() {
            return gone;
        }

        private synchronized boolean onTaken(@Nullable Runnable then) {
            action = then;
            return !gone;
        }
    }

    /**
     * Runs work and waits for its end. What the work throws is thrown.
     *
     * @throws CrowdedException if too much waits already
     * @throws CancellationException if the caller has taken his leave meanwhile
     */
    public <T> T run(Object principal, Object service, Leave leave, Supplier<T> work) {
        List<Object> keys = principal.equals(service) ? List.of(principal) : List.of(principal, service);
        try (Claim place = queue.open(false, keys.toArray())) {
            if (!place.grow(1)) {
                throw new CrowdedException("as much work as can wait is waiting");
            }
            var job = new Job<T>(keys, work);
            if (!leave.onTaken(() -> cancel(job))) {
                throw new CancellationException("the caller is gone");
            }
            begin(job);
            return job.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            leave.onTaken(null);
        }
    }

    /**
     * Runs work without waiting for it. What it throws is lost, so it throws nothing.
     *
     * @throws CrowdedException if too much waits already
     * @throws CancellationException if the server stops
     */
    public void submit(Object principal, Object service, Runnable work) {
        List<Object> keys = principal.equals(service) ? List.of(principal) : List.of(principal, service);
        Claim place = queue.open(false, keys.toArray());
        if (!place.grow(1)) {
            throw new CrowdedException("as much work as can wait is waiting");
        }
        var job = new Job<Boolean>(keys, () -> {
            try {
                work.run();
                return true;
            } finally {
                place.close();
            }
        });
        try {
            begin(job);
        } catch (CancellationException e) {
            place.close();
            throw e;
        }
    }

    private synchronized void begin(Job<?> job) {
        if (closed) {
            throw new CancellationException("the server stops");
        }
        turns.add(job);
        notifyAll();
    }

    private void cancel(Job<?> job) {
        boolean waited;
        synchronized (this) {
            waited = turns.remove(job);
        }
        job.cancel();
        if (waited) {
            job.abandon();
        }
    }

    private void work() {
        for (Job<?> job = next(); job != null; job = next()) {
            long began = System.nanoTime();
            job.run();
            done(job, (System.nanoTime() - began) / 1000);
        }
    }

    private synchronized @Nullable Job<?> next() {
        while (!closed) {
            Job<?> job = turns.next();
            if (job != null) {
                return job;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                // Meant for work that is over: the next is waited for.
            }
        }
        return null;
    }

    private synchronized void done(Job<?> job, long micros) {
        turns.done(job, micros);
        notifyAll();
    }

    /** What waits and runs. */
    public long queued() {
        return queue.used();
    }

    public long refused() {
        return queue.refused();
    }

    @Override
    public synchronized void close() {
        closed = true;
        turns.drain().forEach(Job::abandon);
        notifyAll();
    }
}
