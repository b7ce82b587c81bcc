package io.holdfast.limits;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A piece of work and whoever waits for it. */
final class Job<T> {

    private final List<Object> keys;
    private final Supplier<T> work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;
    private @Nullable Thread runner;
    private boolean cancelled;

    Job(List<Object> keys, Supplier<T> work) {
        this.keys = keys;
        this.work = work;
    }

    /** A principal first, a service last. */
    List<Object> keys() {
        return keys;
    }

    /** On a worker's thread. */
    void run() {
        synchronized (this) {
            if (cancelled) {
                failure = new CancellationException("the caller is gone");
                ended.countDown();
                return;
            }
            runner = Thread.currentThread();
        }
        try {
            result = work.get();
        } catch (Throwable e) {
            // Errors too: whoever waits hears of them.
            failure = e;
        } finally {
            synchronized (this) {
                runner = null;
                // An interrupt that came at the end is not for the next piece of work.
                Thread.interrupted();
            }
            ended.countDown();
        }
    }

    /** Nobody waits for it any more. What runs is interrupted; what waits will not begin. */
    synchronized void cancel() {
        cancelled = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    void abandon() {
        failure = new CancellationException("the caller is gone");
        ended.countDown();
    }

    @SuppressWarnings("NullAway") // What a supplier of null gives is null.
    T await() throws InterruptedException {
        ended.await();
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
        return result;
    }
}
