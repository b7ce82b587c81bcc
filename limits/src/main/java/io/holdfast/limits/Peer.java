package io.holdfast.limits;

/** The other end of a connection, as far as it matters when there are too many. Asked by any thread; answers at once. */
public interface Peer {

    /** Whether it has ever sent a byte. */
    boolean hasSpoken();

    /** When it last sent something, or was accepted; on the clock of {@link System#nanoTime}. */
    long lastHeard();

    /** Whether it waits for an answer: then it owes nothing and never gives way. */
    boolean isServed();

    /** Closes the connection, soon. */
    void giveWay();
}
