package io.holdfast.limits;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one door. There are never more than its limit, and one source has at most half of them. Who comes when it is full
 * takes the place of the one that has been silent longest, of all or of his own source; only where everybody waits for an answer he is
 * turned away. Thread-safe; asked once for a connection, not for each request.
 */
public final class Connections {

    /** How many places are looked at for somebody who is silent. */
    private static final int LOOKS = 256;

    /** What a door may have accepted already when it is told to wait. */
    private static final int UNDER_WAY = 32;

    private final int most;
    private final int share;
    private final int slack;
    private final TreeSet<Seat> all = new TreeSet<>(Seat.ORDER);
    private final Map<Object, TreeSet<Seat>> bySource = new HashMap<>();
    private final Set<Runnable> doors = new HashSet<>();
    /** Those that gave way and whose sockets are not closed yet. */
    private int leaving;

    private long numbers;
    private long refused;
    private long gaveWay;

    public Connections(int most) {
        this.most = Math.max(2, most);
        this.share = this.most / 2;
        this.slack = this.most / 8 + 4;
    }

    /** Null if there is no room; then the connection must be closed. Who was let in must {@link #leave}. */
    public @Nullable Seat enter(Peer peer, Object source) {
        Seat silent = null;
        Seat seat;
        synchronized (this) {
            TreeSet<Seat> his = bySource.get(source);
            boolean hisFull = his != null && his.size() >= share;
            if (hisFull || all.size() >= most) {
                silent = leaving < slack + UNDER_WAY ? silent(hisFull ? his : all) : null;
                if (silent == null) {
                    refused++;
                    return null;
                }
                gaveWay++;
                leaving++;
                remove(silent);
                silent.seated = false;
            }
            seat = new Seat(peer, source, numbers++);
            add(seat);
        }
        if (silent != null) {
            silent.peer().giveWay();
        }
        return seat;
    }

    /** The socket is closed. Once for each seat. */
    public void leave(Seat seat) {
        List<Runnable> waited;
        synchronized (this) {
            if (seat.seated) {
                seat.seated = false;
                remove(seat);
            } else {
                leaving--;
            }
            if (leaving >= slack || doors.isEmpty()) {
                return;
            }
            waited = List.copyOf(doors);
            doors.clear();
        }
        waited.forEach(Runnable::run);
    }

    /**
     * Whether so many sockets wait to be closed that no more connections should be accepted for a moment: who comes is better off in the
     * system's queue.
     *
     * @param then called once when that is over
     */
    public synchronized boolean mustWait(Runnable then) {
        if (leaving < slack) {
            return false;
        }
        doors.add(then);
        return true;
    }

    private @Nullable Seat silent(@Nullable SortedSet<Seat> seats) {
        for (int looks = 0; seats != null && looks < LOOKS; looks++) {
            Seat first = seats.first();
            if (first.isSilent()) {
                return first;
            }
            remove(first);
            first.remember();
            add(first);
        }
        return null;
    }

    private void add(Seat seat) {
        all.add(seat);
        bySource.computeIfAbsent(seat.source(), source -> new TreeSet<>(Seat.ORDER))
                .add(seat);
    }

    private void remove(Seat seat) {
        all.remove(seat);
        TreeSet<Seat> his = bySource.get(seat.source());
        if (his != null && his.remove(seat) && his.isEmpty()) {
            bySource.remove(seat.source());
        }
    }

    public synchronized int open() {
        return all.size();
    }

    public int most() {
        return most;
    }

    /** How many were turned away. */
    public synchronized long refused() {
        return refused;
    }

    /** How many were closed for somebody else. */
    public synchronized long gaveWay() {
        return gaveWay;
    }
}
