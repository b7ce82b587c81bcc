package io.holdfast.arm.http;

import io.holdfast.limits.netty.Guest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Knows of each connection whether a request is being answered on it: then it does not give way, and its head is complete. */
final class Served implements Handler<HttpServerRequest> {

    private final Handler<HttpServerRequest> next;

    Served(Handler<HttpServerRequest> next) {
        this.next = next;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Guest guest = request.connection() instanceof ConnectionBase connection ? Guest.of(connection.channel()) : null;
        if (guest != null) {
            guest.served(true);
            request.response().endHandler(ended -> guest.served(false));
        }
        next.handle(request);
    }
}
