package io.holdfast.server;

import io.holdfast.arm.http.Readiness;
import io.holdfast.files.Reason;
import io.holdfast.store.Store;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node is ready while its gateway has the configuration, its database has answered within the last five seconds, and it
 * has looked as lately for what other nodes changed. The database is asked once a second, whoever asks this.
 */
final class NodeReadiness implements Readiness, AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(NodeReadiness.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Store store;
    private final BooleanSupplier gateway;
    private final ScheduledExecutorService clock;
    private volatile long answered = System.nanoTime();

    @SuppressWarnings("FutureReturnValueIgnored") // the task catches what it throws
    NodeReadiness(Store store, BooleanSupplier gateway) {
        this.store = store;
        this.gateway = gateway;
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("readiness").factory());
        clock.scheduleWithFixedDelay(this::ask, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        // The time is taken before: an answer that was long under way says nothing of now.
        long asked = System.nanoTime();
        try {
            store.check();
            answered = asked;
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("reason", Reason.of(e)).log("the database does not answer");
        }
    }

    @Override
    public boolean isReady() {
        return gateway.getAsBoolean()
                && System.nanoTime() - answered < LIMIT.toNanos()
                && store.feedAge().compareTo(LIMIT) < 0;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
