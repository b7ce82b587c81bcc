package io.holdfast.arm.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Answers {@code /healthz/live} and {@code /healthz/ready} to anybody, without a token and without details. On the event
 * loop and from memory: an answer costs no thread, no permit and no query, so that it comes when everything else is busy,
 * and asking for it does no harm.
 */
final class HealthDoor implements Handler<HttpServerRequest> {

    static final String LIVE = "/healthz/live";
    static final String READY = "/healthz/ready";

    private final Readiness readiness;
    private final Handler<HttpServerRequest> next;

    HealthDoor(Readiness readiness, Handler<HttpServerRequest> next) {
        this.readiness = readiness;
        this.next = next;
    }

    @Override
    public void handle(HttpServerRequest request) {
        boolean reading =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        String path = request.path();
        if (reading && LIVE.equals(path)) {
            answer(request, true);
        } else if (reading && READY.equals(path)) {
            answer(request, readiness.isReady());
        } else {
            next.handle(request);
        }
    }

    private static void answer(HttpServerRequest request, boolean good) {
        var response = request.response()
                .setStatusCode(good ? 200 : 503)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(good ? "ok\n" : "unavailable\n");
        }
    }
}
