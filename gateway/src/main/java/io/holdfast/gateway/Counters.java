package io.holdfast.gateway;

import java.util.concurrent.atomic.LongAdder;

/** Counts without contention between event loops. */
final class Counters implements Traffic {

    private final LongAdder requests = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder defects = new LongAdder();

    /** A call met an event out of turn. */
    void defect() {
        defects.increment();
    }

    long defects() {
        return defects.sum();
    }

    void answered(int status) {
        requests.increment();
        if (status >= 500) {
            failures.increment();
        }
    }

    void lost() {
        requests.increment();
        failures.increment();
    }

    @Override
    public long requests() {
        return requests.sum();
    }

    @Override
    public long failures() {
        return failures.sum();
    }
}
