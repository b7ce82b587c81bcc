package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import io.holdfast.store.Change;
import io.holdfast.store.ConfigurationListener;
import io.holdfast.store.Service;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Counts what storage is asked for, and the switch of a restore, and waits for death before one of these if that is wanted. */
final class KilledSteps implements WatchedVault.Watcher, ConfigurationListener {

    private final AtomicInteger taken = new AtomicInteger();
    private volatile int last;

    /** Begins to count anew. @param step before which to wait; 0: none */
    void begin(int step) {
        taken.set(0);
        last = step;
    }

    int taken() {
        return taken.get();
    }

    @Override
    public void before(String step) {
        if (taken.incrementAndGet() == last) {
            KilledChild.say("waits " + step);
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** It is done, and nobody has been told yet. */
    @Override
    public void replaced(Service service) {
        before("switched");
    }

    @Override
    public void changed(ServiceId service, List<Change> changes) {}

    @Override
    public void updated(Service service) {}

    @Override
    public void removed(ServiceId gone) {}
}
