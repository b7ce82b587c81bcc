package io.holdfast.recovery;

import java.util.concurrent.atomic.AtomicLong;

/** What a run and those who watch it share: how far it is, and whether it must stop. */
final class RunControl {

    private final AtomicLong records = new AtomicLong();
    private volatile long total;
    private volatile boolean stop;

    void expect(long records) {
        total = records;
    }

    /**
     * One more record is done.
     *
     * @throws StoppedException when the server is being stopped
     */
    void step() {
        records.incrementAndGet();
        check();
    }

    void check() {
        if (stop) {
            throw new StoppedException();
        }
    }

    void stop() {
        stop = true;
    }

    boolean stopped() {
        return stop;
    }

    Progress progress() {
        return new Progress(records.get(), total);
    }

    /** The run ends because the server does. */
    static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
