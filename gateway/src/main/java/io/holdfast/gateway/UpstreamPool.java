package io.holdfast.gateway;

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
final class UpstreamPool {

    private static final int MAX_IDLE = 512;

    private final Loop loop;
    private final UpstreamConnector connector;
    private final Map<Authority, ArrayDeque<UpstreamConnection>> idle = new HashMap<>();

    UpstreamPool(Loop loop, UpstreamConnector connector) {
        this.loop = loop;
        this.connector = connector;
    }

    /** @param maxIdleNanos one that has rested longer is not taken: the backend may be about to close it
     *  @return null if there is none */
    @Nullable
    UpstreamConnection take(Authority authority, long maxIdleNanos) {
        ArrayDeque<UpstreamConnection> resting = idle.get(authority);
        while (resting != null) {
            UpstreamConnection newest = resting.peekFirst();
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

    void give(UpstreamConnection connection) {
        ArrayDeque<UpstreamConnection> resting =
                idle.computeIfAbsent(connection.authority(), authority -> new ArrayDeque<>());
        resting.addFirst(connection);
        if (resting.size() > MAX_IDLE) {
            resting.removeLast().close();
        }
    }

    void remove(UpstreamConnection connection) {
        ArrayDeque<UpstreamConnection> resting = idle.get(connection.authority());
        if (resting != null && resting.remove(connection) && resting.isEmpty()) {
            idle.remove(connection.authority());
        }
    }

    /** Closes a connection that rests, the one that has rested longest of some backend; false if there is none. */
    boolean closeOne() {
        for (ArrayDeque<UpstreamConnection> resting : idle.values()) {
            UpstreamConnection oldest = resting.peekLast();
            if (oldest != null) {
                remove(oldest);
                oldest.close();
                return true;
            }
        }
        return false;
    }

    void connect(Authority authority, Consumer<UpstreamConnection> opened, Consumer<String> failed) {
        connector.connect(loop, authority, opened, failed);
    }
}
