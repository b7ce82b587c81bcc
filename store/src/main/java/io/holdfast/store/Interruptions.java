package io.holdfast.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells of operations that were ended because their process is gone; keeps those that nobody heard of yet. */
final class Interruptions {

    /** More are not kept: a store is followed soon after it was opened. */
    private static final int UNHEARD = 1_000;

    private final List<LongRunningOperation> unheard = new ArrayList<>();
    private final List<Consumer<LongRunningOperation>> listeners = new ArrayList<>();

    synchronized void follow(Consumer<LongRunningOperation> follower) {
        listeners.add(follower);
        unheard.forEach(follower);
        unheard.clear();
    }

    synchronized void tell(LongRunningOperation ended) {
        if (listeners.isEmpty() && unheard.size() < UNHEARD) {
            unheard.add(ended);
        }
        listeners.forEach(listener -> listener.accept(ended));
    }
}
