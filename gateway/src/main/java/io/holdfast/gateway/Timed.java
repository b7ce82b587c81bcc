package io.holdfast.gateway;

/** Something with deadlines. Called by its event loop. */
interface Timed {

    /** @param now as of {@link System#nanoTime} */
    void tick(long now);
}
