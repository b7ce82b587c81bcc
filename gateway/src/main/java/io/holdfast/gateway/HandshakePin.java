package io.holdfast.gateway;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.upstream.BoundAuthentication;
import io.holdfast.gateway.upstream.UpstreamConnection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the backend connection of a {@link BoundAuthentication} between the steps of its handshake for the caller's connection that
 * began it. Only a request that goes on with the handshake gets it: one that brings no proof of its own never finds a connection
 * that another one has signed in, even where a proxy in front sends several callers over one connection.
 */
final class HandshakePin {

    private @Nullable UpstreamConnection pinned;

    void keep(UpstreamConnection connection) {
        close();
        pinned = connection;
    }

    boolean isEmpty() {
        return pinned == null;
    }

    /** The connection to go on with, or null; what is not gone on with is closed. */
    @Nullable
    UpstreamConnection take(Authority authority, boolean handshake) {
        UpstreamConnection mine = pinned;
        if (mine == null) {
            return null;
        }
        if (handshake && mine.isUsable() && mine.authority().equals(authority)) {
            pinned = null;
            return mine;
        }
        close();
        return null;
    }

    void close() {
        UpstreamConnection last = pinned;
        pinned = null;
        if (last != null) {
            last.close();
        }
    }
}
