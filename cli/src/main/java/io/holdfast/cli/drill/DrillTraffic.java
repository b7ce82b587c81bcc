package io.holdfast.cli.drill;

import io.holdfast.model.api.SubscriptionKeyNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Callers who keep calling, whatever happens. Times are those of {@link System#nanoTime}. */
final class DrillTraffic implements AutoCloseable {

    private static final int CALLERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final HttpRequest request;
    private final List<Thread> callers = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong failedAfterRedirect = new AtomicLong();
    private final AtomicLong firstFailure = new AtomicLong();
    private final AtomicLong firstAnswerAfterRedirect = new AtomicLong();
    private volatile long redirected = Long.MAX_VALUE;
    private volatile boolean stop;
    private volatile String lastProblem = "";
    private volatile String problemAfterRedirect = "";

    DrillTraffic(String method, URI uri, String host, String key) {
        request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(5))
                .header("Host", host)
                .header(SubscriptionKeyNames.DEFAULT.header(), key)
                .build();
    }

    void start() {
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().name("caller-" + i).start(this::call));
        }
    }

    private void call() {
        while (!stop) {
            long begun = System.nanoTime();
            String problem = callOnce();
            sent.incrementAndGet();
            if (!problem.isEmpty()) {
                lastProblem = problem;
                failed.incrementAndGet();
                firstFailure.compareAndSet(0, begun);
                if (begun >= redirected) {
                    failedAfterRedirect.incrementAndGet();
                    problemAfterRedirect = problem + " after " + (System.nanoTime() - redirected) / 1_000_000 + " ms";
                }
            } else if (begun >= redirected) {
                firstAnswerAfterRedirect.compareAndSet(0, System.nanoTime());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Calls once; what went wrong, or nothing. */
    private String callOnce() {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? "" : "HTTP " + status;
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** From now on a failure is one that the recovery should have prevented. */
    void redirected() {
        redirected = System.nanoTime();
    }

    long sent() {
        return sent.get();
    }

    long failed() {
        return failed.get();
    }

    long failedAfterRedirect() {
        return failedAfterRedirect.get();
    }

    /** When the first call that began after the redirect was answered, or 0. */
    long firstAnswerAfterRedirect() {
        return firstAnswerAfterRedirect.get();
    }

    String lastProblem() {
        return lastProblem;
    }

    /** What the last call that failed after the redirect met, and how long after; empty if none failed. */
    String problemAfterRedirect() {
        return problemAfterRedirect;
    }

    /** Ends all calls; the counts no longer change. */
    void stop() {
        stop = true;
        for (Thread caller : callers) {
            try {
                caller.join(Duration.ofSeconds(6));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop();
        http.shutdownNow();
    }
}
