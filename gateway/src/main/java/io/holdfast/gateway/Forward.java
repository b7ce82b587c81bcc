package io.holdfast.gateway;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.upstream.BoundAuthentication;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.Reuse;
import io.holdfast.gateway.upstream.UpstreamConnection;
import io.holdfast.gateway.upstream.UpstreamFailure;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Brings a request onto a connection. When one from the pool turns out to have been closed by the backend, the request is sent once
 * more on a new one, provided that it may be repeated (RFC 9110 §9.2.2) and nothing of its body is lost.
 */
final class Forward {

    private final Loop loop;
    private final HandshakePin pin;
    private final Authority authority;
    private final HttpRequest head;
    private final Call call;
    private final Sending sending;
    private final boolean idempotent;
    private boolean repeated;

    Forward(Loop loop, HandshakePin pin, Authority authority, HttpRequest head, Call call, Sending sending) {
        this.loop = loop;
        this.pin = pin;
        this.authority = authority;
        this.head = head;
        this.call = call;
        this.sending = sending;
        this.idempotent = Reuse.isIdempotent(head.method());
    }

    void attempt() {
        UpstreamConnection pinned =
                pin.isEmpty() ? null : pin.take(authority, BoundAuthentication.isTriedBy(head.headers()));
        if (pinned != null) {
            start(pinned);
            return;
        }
        boolean repeatable = idempotent && sending.isRepeatable();
        UpstreamConnection pooled = loop.pool().take(authority, Reuse.longestRest(repeatable));
        if (pooled != null) {
            start(pooled);
        } else {
            open();
        }
    }

    /** True if another attempt is under way. */
    boolean again(UpstreamFailure failure) {
        if (repeated || !failure.stale() || !idempotent || !sending.isRepeatable()) {
            return false;
        }
        repeated = true;
        open();
        return true;
    }

    private void open() {
        loop.pool().connect(authority, this::opened, this::failed);
    }

    private void opened(UpstreamConnection connection) {
        if (sending.awaits(this)) {
            start(connection);
        } else {
            loop.pool().give(connection);
        }
    }

    private void failed(UpstreamFailure failure) {
        if (sending.awaits(this)) {
            call.failed(failure);
        }
    }

    private void start(UpstreamConnection connection) {
        connection.start(call, head, sending.patience());
        sending.begun(connection);
    }
}
