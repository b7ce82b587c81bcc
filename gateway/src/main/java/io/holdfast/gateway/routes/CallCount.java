package io.holdfast.gateway.routes;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls of a service wait for a backend or a body. Thread-safe. */
public final class CallCount {

    private final AtomicInteger open = new AtomicInteger();

    /** One more, if there are fewer than {@code most}; it must {@link #end}. */
    public boolean begin(int most) {
        if (open.incrementAndGet() <= most) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    public void end() {
        open.decrementAndGet();
    }
}
