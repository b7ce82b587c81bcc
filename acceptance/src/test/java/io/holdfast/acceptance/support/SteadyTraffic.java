package io.holdfast.acceptance.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A few callers that call without a pause until they are told to stop, and remember whatever went wrong. */
public final class SteadyTraffic implements AutoCloseable {

    private static final int CALLERS = 4;

    private final List<Thread> callers = new ArrayList<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch flowing = new CountDownLatch(CALLERS * 10);
    private volatile boolean stopped;

    /** @param call one request; answers what was wrong, or an empty string */
    public SteadyTraffic(Supplier<String> call) {
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                while (!stopped) {
                    try {
                        String problem = call.get();
                        if (!problem.isEmpty()) {
                            problems.add(problem);
                        }
                    } catch (RuntimeException e) {
                        problems.add(e.toString());
                    }
                    sent.incrementAndGet();
                    flowing.countDown();
                }
            }));
        }
        try {
            flowing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public long sent() {
        return sent.get();
    }

    /** What went wrong so far. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
