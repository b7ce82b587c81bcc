package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Authority;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The idle connections of one event loop, by backend. The one that was used last is taken first, so that the others can grow old and
 * go. Belongs to its loop: no lock, and a request never changes threads.
 */
public final class UpstreamPool {

    private static final int MAX_IDLE = 512;

    private final Loop loop;
    private final UpstreamConnector connector;
    private final int most;
    private final Map<Authority, ArrayDeque<UpstreamConnection>> idle = new HashMap<>();
    private int resting;

    /** @param most how many may rest, whoever the backends are: no loop can take one that rests in another */
    UpstreamPool(Loop loop, UpstreamConnector connector, int most) {
        this.most = most;
        this.loop = loop;
        this.connector = connector;
    }

    /** @param maxIdleNanos one that has rested longer is not taken: the backend may be about to close it
     *  @return null if there is none */
    public @Nullable UpstreamConnection take(Authority authority, long maxIdleNanos) {
        ArrayDeque<UpstreamConnection> of = idle.get(authority);
        while (of != null) {
            UpstreamConnection newest = of.peekFirst();
            if (newest == null || newest.idleNanos() > maxIdleNanos) {
                return null;
            }
            remove(newest);
            if (newest.isUsable()) {
                return newest;
            }
        }
        return null;
    }

    public void give(UpstreamConnection connection) {
        ArrayDeque<UpstreamConnection> of =
                idle.computeIfAbsent(connection.authority(), authority -> new ArrayDeque<>());
        of.addFirst(connection);
        resting++;
        if (of.size() > MAX_IDLE) {
            UpstreamConnection oldest = of.getLast();
            remove(oldest);
            oldest.close();
        } else if (resting > most) {
            closeOne();
        }
    }

    void remove(UpstreamConnection connection) {
        ArrayDeque<UpstreamConnection> of = idle.get(connection.authority());
        if (of != null && of.remove(connection)) {
            resting--;
            if (of.isEmpty()) {
                idle.remove(connection.authority());
            }
        }
    }

    /** Closes a connection that rests, the one that has rested longest of some backend; false if there is none. */
    boolean closeOne() {
        for (ArrayDeque<UpstreamConnection> of : idle.values()) {
            UpstreamConnection oldest = of.peekLast();
            if (oldest != null) {
                remove(oldest);
                oldest.close();
                return true;
            }
        }
        return false;
    }

    public void connect(Authority authority, Consumer<UpstreamConnection> opened, Consumer<UpstreamFailure> failed) {
        connector.connect(loop, authority, opened, failed);
    }
}
