package io.holdfast.limits;

import java.util.Comparator;

/** A connection that was let in. Its fields are guarded by {@link Connections}. */
public final class Seat {

    /** Who gives way first: those that never sent a byte, then those that have been silent longest. */
    static final Comparator<Seat> ORDER = Comparator.comparing((Seat seat) -> seat.spoken)
            .thenComparingLong(seat -> seat.heard)
            .thenComparingLong(seat -> seat.number);

    private final Peer peer;
    private final Object source;
    private final long number;
    private boolean spoken;
    private long heard;
    boolean seated = true;

    Seat(Peer peer, Object source, long number) {
        this.peer = peer;
        this.source = source;
        this.number = number;
        remember();
    }

    Peer peer() {
        return peer;
    }

    Object source() {
        return source;
    }

    /** Whether it may give way, and nothing was heard of it since its place in the order was found. */
    boolean isSilent() {
        return !peer.isServed() && spoken == peer.hasSpoken() && peer.lastHeard() - heard <= 0;
    }

    /** Only while it is in no sorted set: its order changes. */
    void remember() {
        spoken = peer.hasSpoken();
        heard = peer.isServed() ? System.nanoTime() : peer.lastHeard();
    }
}
