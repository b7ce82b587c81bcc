package io.holdfast.recovery;

import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
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

    private static void tidy(Store store, Clock clock) {
        try {
            store.removeExpired();
            PlanPages.removeExpired(store, clock.instant());
        } catch (StoreException e) {
            LOG.warn("what is kept for a time only could not be removed, will be tried again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
