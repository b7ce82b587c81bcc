package io.holdfast.limits;

import java.time.Duration;

/**
 * Whether somebody who sends something goes on doing so: in each ten seconds as much as the rate says. Times are those of
 * {@link System#nanoTime}. Used by one thread.
 */
public final class Pace {

    /**
     * What is asked of somebody who sends a head.
     *
     * @param whole how long all of it may take
     */
    public record Demand(long bytesPerSecond, Duration whole) {}

    /** How long nothing is asked of a sender. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final long grace;
    private final long least;
    private boolean running;
    private long since;
    private long bytes;

    /** @param bytesPerSecond 0 asks for nothing */
    public Pace(long bytesPerSecond) {
        this(bytesPerSecond, GRACE);
    }

    public Pace(long bytesPerSecond, Duration grace) {
        this.grace = grace.toNanos();
        this.least = bytesPerSecond * grace.toMillis() / 1000;
    }

    /** It is the sender's turn from now on; without effect while it is already. */
    public void run(long now) {
        if (!running) {
            running = true;
            since = now;
            bytes = 0;
        }
    }

    /** It is not the sender's turn: he has sent all, or must wait until what he sent is taken. */
    public void stop() {
        running = false;
    }

    public void sent(long more) {
        bytes += more;
    }

    public boolean isLate(long now) {
        if (!running || now - since < grace) {
            return false;
        }
        if (bytes < least) {
            return true;
        }
        since = now;
        bytes = 0;
        return false;
    }
}
