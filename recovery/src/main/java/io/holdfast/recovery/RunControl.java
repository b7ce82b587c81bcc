package io.holdfast.recovery;

import io.holdfast.recovery.RunProgress.Phase;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run and those who watch it share: how far it is, and whether it must stop. */
final class RunControl {

    private final Consumer<RunProgress> commitment;
    private final AtomicLong records = new AtomicLong();
    private volatile long total;
    private volatile long firstNanos;
    private volatile Phase phase = Phase.STARTING;
    private volatile boolean stop;
    private volatile @Nullable String cancelledBy;
    private boolean noticed;

    RunControl() {
        this(progress -> {});
    }

    /** @param commitment makes sure that nobody can cancel the run any more, or throws because somebody has */
    RunControl(Consumer<RunProgress> commitment) {
        this.commitment = commitment;
    }

    void expect(long records) {
        total = records;
        firstNanos = System.nanoTime();
        phase = Phase.COPYING;
    }

    /** All records are there; what follows has no count. */
    void checking() {
        phase = Phase.CHECKING;
    }

    /**
     * One more record is done.
     *
     * @throws StoppedException when the run must stop
     */
    void step() {
        records.incrementAndGet();
        check();
    }

    void check() {
        if (stop) {
            notice();
            throw new StoppedException();
        }
    }

    /**
     * To be called right before something that cannot be taken back. From here on the run goes to its end.
     *
     * @throws StoppedException if it must stop
     * @throws io.holdfast.store.OperationCancelledException likewise
     */
    void pointOfNoReturn() {
        check();
        phase = Phase.ENDING;
        commitment.accept(progress());
    }

    /** The server is being stopped. */
    void stop() {
        stop = true;
    }

    /** Somebody does not want it any more. */
    void cancel(String by) {
        cancelledBy = by;
        stop = true;
    }

    /** The run knows that it must stop, and cleans up: from here on it is not interrupted. */
    synchronized void notice() {
        noticed = true;
    }

    /** Wakes a run that has not noticed yet; it may be waiting for storage. */
    synchronized void wake(Thread thread) {
        if (!noticed) {
            noticed = true;
            thread.interrupt();
        }
    }

    boolean stopped() {
        return stop;
    }

    /** Who cancelled it, if somebody did. */
    @Nullable
    String cancelledBy() {
        return cancelledBy;
    }

    RunProgress progress() {
        long done = records.get();
        double seconds = firstNanos == 0 ? 0 : (System.nanoTime() - firstNanos) / 1e9;
        double rate = seconds > 0 && phase == Phase.COPYING ? Math.round(done / seconds * 10) / 10.0 : 0;
        return new RunProgress(done, total, rate, phase);
    }

    /** The run ends because the server does, or because somebody cancelled it. */
    static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
