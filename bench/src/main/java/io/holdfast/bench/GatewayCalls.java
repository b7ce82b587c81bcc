package io.holdfast.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers of a gateway, a connection each, that call at fixed times. What a call took counts from the time at which it was due:
 * while a caller waits for one answer, the calls that he cannot make meanwhile grow late and count as well.
 */
final class GatewayCalls implements AutoCloseable {

    static final int CALLERS = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final long interval;
    private final long start = System.nanoTime();
    private final List<Thread> callers = new ArrayList<>();
    private final Queue<GatewayCall> calls = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** @param rate requests per second, of all callers together */
    GatewayCalls(URI uri, int rate) {
        request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        interval = 1_000_000_000L * CALLERS / rate;
        for (int i = 0; i < CALLERS; i++) {
            long offset = interval * i / CALLERS;
            callers.add(Thread.ofPlatform().name("caller-" + i).start(() -> callFrom(start + offset)));
        }
    }

    private void callFrom(long first) {
        for (long due = first; !stopped; due += interval) {
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            String answer = answer();
            calls.add(new GatewayCall(due, System.nanoTime() - due, answer));
        }
    }

    /** The body, or what went wrong. */
    private String answer() {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : "HTTP " + response.statusCode();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Ends all calls, and returns them in no order. */
    List<GatewayCall> stop() throws InterruptedException {
        stopped = true;
        for (Thread caller : callers) {
            caller.join();
        }
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        stopped = true;
        http.shutdownNow();
    }
}
