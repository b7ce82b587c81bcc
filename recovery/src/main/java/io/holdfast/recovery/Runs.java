package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.OperationCancelledException;
import io.holdfast.store.Store;
import io.holdfast.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs at the moment, and the honest end of every run. A run has a thread of the platform: it compresses, hashes and
 * seals without a pause, and a virtual thread that never blocks keeps others from running. There are few: one per service.
 */
final class Runs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    /** What is nearly done may end. */
    private static final Duration GRACE = Duration.ofMillis(1500);

    /** What was told to stop may clean up. */
    private static final Duration STOPPING = Duration.ofMillis(1500);

    record Run(LongRunningOperation operation, RunControl control, Thread thread) {}

    private final Store store;
    private final Map<String, Run> running = new ConcurrentHashMap<>();
    private final List<Consumer<LongRunningOperation>> listeners = new CopyOnWriteArrayList<>();
    private final RunWatch watch;
    private boolean closed;

    Runs(Store store) {
        this.store = store;
        this.watch = new RunWatch(store, running);
    }

    /** The work of a run. What it throws fails the long-running operation. */
    interface Work {
        void run(RunControl control) throws Exception;
    }

    synchronized void start(LongRunningOperation operation, Work work) {
        var control = new RunControl(progress -> store.operations().pointOfNoReturn(operation, progress.json()));
        if (closed) {
            control.stop();
        }
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name(operation.kind().name().toLowerCase(Locale.ROOT) + "-" + operation.id())
                .unstarted(() -> carryOut(operation, control, work));
        running.put(operation.id(), new Run(operation, control, thread));
        thread.start();
    }

    private void carryOut(LongRunningOperation operation, RunControl control, Work work) {
        String name = operation.service().name();
        try {
            LOG.info("{} of {} began: operation {}", operation.kind(), name, operation.id());
            work.run(control);
            LOG.info(
                    "{} of {} succeeded: {} resources",
                    operation.kind(),
                    name,
                    control.progress().records());
        } catch (Exception | Error e) {
            // An interrupt would disturb the recording of the end.
            control.notice();
            Thread.interrupted();
            ended(operation, control, e);
        } finally {
            running.remove(operation.id());
            tell(operation.id());
        }
    }

    private void ended(LongRunningOperation operation, RunControl control, Throwable cause) {
        String name = operation.service().name();
        String by = cancelledBy(operation, control, cause);
        if (by != null) {
            LOG.info("{} of {} was cancelled by {}: operation {}", operation.kind(), name, by, operation.id());
            attempt(operation, () -> store.operations().cancelled(operation, Failure.cancelled(by)));
            return;
        }
        // What a run throws once it was told to stop, or was interrupted, comes from the stopping.
        Failure failure = control.stopped() ? Failure.stopped(operation.kind()) : Failure.of(operation.kind(), cause);
        if (failure.defect()) {
            LOG.error("{} of {} failed: {}", operation.kind(), name, failure.message(), cause);
        } else {
            LOG.warn("{} of {} failed: {}", operation.kind(), name, failure.message());
        }
        fail(operation, failure);
    }

    /** Null if nobody did. A run may learn of it when it passes the point of no return, before it is told. */
    private @Nullable String cancelledBy(LongRunningOperation operation, RunControl control, Throwable cause) {
        String told = control.cancelledBy();
        if (told != null || !(cause instanceof OperationCancelledException)) {
            return told;
        }
        return store.operations()
                .find(operation.id())
                .map(found -> found.course().cancelledBy())
                .orElse("somebody");
    }

    /** Asks for the end of a run, here or on another node; answers what it is after that. */
    Optional<LongRunningOperation> cancel(String operation, String by) {
        Optional<LongRunningOperation> now = store.operations().cancel(operation, by);
        watch.look();
        return now;
    }

    /** How many runs of a service there are that do not hold it. */
    long beside(ServiceId service) {
        return running.values().stream()
                .map(Run::operation)
                .filter(operation ->
                        operation.service().equals(service) && !operation.kind().holdsService())
                .count();
    }

    void onEnd(Consumer<LongRunningOperation> listener) {
        listeners.add(listener);
    }

    private void tell(String operation) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            store.operations().find(operation).ifPresent(ended -> listeners.forEach(each -> each.accept(ended)));
        } catch (RuntimeException e) {
            LOG.error("The end of operation {} could not be told", operation, e);
        }
    }

    private void fail(LongRunningOperation operation, Failure failure) {
        attempt(
                operation,
                () -> store.operations()
                        .fail(operation, failure.code(), failure.message(), RunOutcome.Refused.stored(failure.rule())));
    }

    /** Records an end, and before that how far the run has come. */
    private void attempt(LongRunningOperation operation, Runnable end) {
        try {
            progress(operation.id())
                    .ifPresent(progress -> store.operations().progress(operation.id(), progress.json()));
            end.run();
        } catch (StoreException e) {
            LOG.error("The end of {} {} could not be recorded", operation.kind(), operation.id(), e);
        }
    }

    Optional<RunProgress> progress(String operation) {
        return Optional.ofNullable(running.get(operation))
                .map(run -> run.control().progress());
    }

    @Override
    public void close() {
        watch.close();
        synchronized (this) {
            closed = true;
        }
        await(GRACE);
        running.values().forEach(run -> run.control().stop());
        await(STOPPING);
        // What hangs in a call is failed here. Should it go on all the same, it finds its operation ended: it cannot
        // switch.
        for (Run late : running.values()) {
            late.thread().interrupt();
            fail(late.operation(), Failure.stopped(late.operation().kind()));
        }
    }

    private void await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Run run : running.values()) {
                run.thread().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
