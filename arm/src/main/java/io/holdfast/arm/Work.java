package io.holdfast.arm;

import java.util.function.Supplier;

/**
 * What keeps a processor busy: reading and writing descriptions, large documents. It is not done on the virtual thread that answers the
 * request, since that would hold the processor as long as it likes, but by a few threads of which everybody gets his turn.
 */
public final class Work {

    /** The request that is being answered. */
    static final ScopedValue<Visit> VISIT = ScopedValue.newInstance();

    private Work() {}

    /**
     * Does it, and waits for it. What it throws is thrown. Not inside a transaction: others would wait for it, too.
     *
     * @throws io.holdfast.arm.ArmException 429 if too much waits already
     * @throws java.util.concurrent.CancellationException if the caller has gone
     */
    public static <T> T of(Supplier<T> work) {
        return VISIT.isBound() ? VISIT.get().work(work) : work.get();
    }
}
