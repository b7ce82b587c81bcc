package io.holdfast.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, on a thread of its own, until it is closed. What fails is done again next time. */
final class Periodically implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Periodically.class);

    private final ScheduledExecutorService clock;

    /** @param pause between the end of one time and the beginning of the next, and before the first */
    @SuppressWarnings("FutureReturnValueIgnored") // the task catches what it throws
    Periodically(String name, Duration pause, Runnable work) {
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error e) { // whatever it is: a timer forgets a task that threw
                        LOG.warn("{} failed; it is tried again later", name, e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
