package io.holdfast.recovery;

import io.holdfast.recovery.Runs.Run;
import io.holdfast.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second, while something runs, whether the database says that a run is to be cancelled, which any node may have
 * written there, and writes how far the runs are, which any node may be asked for.
 */
final class RunWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);

    private static final long EVERY_MILLIS = 1_000;

    /** A cancelled run that still waits for storage after so long is interrupted. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Store store;
    private final Map<String, Run> running;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("run-watch").factory());

    /** When the runs that are being cancelled were told, and what was last written of the others; of the timer's thread. */
    private final Map<String, Long> told = new HashMap<>();

    private final Map<String, RunProgress> written = new HashMap<>();

    @SuppressWarnings("FutureReturnValueIgnored") // the task catches what it throws
    RunWatch(Store store, Map<String, Run> running) {
        this.store = store;
        this.running = running;
        timer.scheduleWithFixedDelay(this::attempt, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks soon. */
    void look() {
        try {
            timer.execute(this::attempt);
        } catch (RejectedExecutionException e) {
            LOG.debug("the server stops, which ends all runs", e);
        }
    }

    private void attempt() {
        try {
            for (Run run : running.values()) {
                cancelIfWanted(run);
                keepProgress(run);
            }
            told.keySet().retainAll(running.keySet());
            written.keySet().retainAll(running.keySet());
        } catch (RuntimeException e) {
            LOG.warn("the database could not be asked for cancelled runs, will be tried again: {}", e.toString());
        } catch (Error e) {
            LOG.error("the database could not be asked for cancelled runs, will be tried again", e);
        }
    }

    private void cancelIfWanted(Run run) {
        String id = run.operation().id();
        Long since = told.get(id);
        if (since == null) {
            store.operations()
                    .find(id)
                    .map(found -> found.course().cancelledBy())
                    .ifPresent(by -> {
                        run.control().cancel(by);
                        told.put(id, System.nanoTime());
                    });
        } else if (System.nanoTime() - since > PATIENCE_NANOS) {
            run.control().wake(run.thread());
        }
    }

    private void keepProgress(Run run) {
        String id = run.operation().id();
        RunProgress now = run.control().progress();
        if (now.total() > 0 && !now.equals(written.put(id, now))) {
            store.operations().progress(id, now.json());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
