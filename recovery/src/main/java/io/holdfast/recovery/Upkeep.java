package io.holdfast.recovery;

import io.holdfast.store.Store;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done from time to time, whoever asks or not. */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("recovery-upkeep").factory());

    @SuppressWarnings("FutureReturnValueIgnored") // the task catches what it throws
    Upkeep(Store store, Clock clock) {
        timer.scheduleWithFixedDelay(() -> tidy(store, clock), 1, 1, TimeUnit.MINUTES);
    }

    /** Never throws: a timer forgets a task that did. Nor does one trouble keep the rest from being done. */
    static void tidy(Store store, Clock clock) {
        attempt(store::removeExpired);
        attempt(() -> PlanPages.removeExpired(store, clock.instant()));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("what is kept for a time only could not be removed, will be tried again: {}", e.toString());
        } catch (Error e) {
            LOG.error("what is kept for a time only could not be removed, will be tried again", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
