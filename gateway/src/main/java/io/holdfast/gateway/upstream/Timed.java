package io.holdfast.gateway.upstream;

/** Something with deadlines. Called by its event loop. */
public interface Timed {

    /** @param now as of {@link System#nanoTime} */
    void tick(long now);
}
