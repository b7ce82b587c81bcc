package io.holdfast.gateway.routes;

import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where policies are compiled that nobody has called since the configuration was loaded: off the event loops, and those first that a
 * call waits for. Its threads go when there is nothing to do.
 */
public final class Workshop {

    private static final long IDLE_SECONDS = 10;

    private final AtomicLong order = new AtomicLong();
    private final ThreadPoolExecutor threads;

    private final class Task implements Runnable, Comparable<Task> {
        private final boolean called;
        private final long number = order.getAndIncrement();
        private final Runnable work;

        Task(boolean called, Runnable work) {
            this.called = called;
            this.work = work;
        }

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            return called == other.called ? Long.compare(number, other.number) : called ? -1 : 1;
        }
    }

    Workshop() {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("gateway-compile-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** For a call that waits: next. There are never more of them than calls. */
    public void called(Runnable work) {
        threads.execute(new Task(true, work));
    }

    /** When no call waits. */
    void sometime(Runnable work) {
        threads.execute(new Task(false, work));
    }
}
