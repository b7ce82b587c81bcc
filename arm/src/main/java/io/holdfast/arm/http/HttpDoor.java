package io.holdfast.arm.http;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.FrontDoor;
import io.holdfast.arm.Head;
import io.holdfast.arm.Links;
import io.holdfast.arm.ManagementLimits;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.Room;
import io.holdfast.arm.Visit;
import io.holdfast.limits.netty.Source;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings requests from event loops to virtual threads, where the front door may wait for a database, and answers back. */
final class HttpDoor {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    private final Vertx vertx;
    private final FrontDoor door;
    private final ExecutorService threads;
    private final BaseUrl baseUrl;
    private final Room room;
    private final ManagementLimits limits;

    HttpDoor(Vertx vertx, FrontDoor door, ExecutorService threads, Links links, ManagementLimits limits, Room room) {
        this.vertx = vertx;
        this.door = door;
        this.threads = threads;
        this.limits = limits;
        this.room = room;
        this.baseUrl = new BaseUrl(links);
    }

    /** On an event loop. */
    void accept(HttpServerRequest request) {
        request.pause();
        Context context = vertx.getOrCreateContext();
        var visit = new Visit(room, source(request));
        request.response().closeHandler(closed -> {
            visit.callerGone();
            visit.close();
        });
        var body = new IncomingBody(request, context, limits.bytesPerSecond());
        Head plain = head(request, List.of(), Map.of());
        threads.execute(() -> {
            ArmResponse answer = answer(request, plain, body, visit);
            context.runOnContext(now -> send(request, body, answer).onComplete(sent -> visit.close()));
        });
    }

    private static Object source(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                ? Source.of(connection.channel().remoteAddress())
                : Source.of(null);
    }

    /** A request that is not HTTP as this server takes it. */
    void acceptInvalid(HttpServerRequest request) {
        Head plain = head(request, List.of(), Map.of());
        var refusal = Refusals.uriInvalid("its first line or its headers are malformed or too long");
        ArmResponse answer = door.refuse(plain, refusal);
        write(request, answer);
        request.connection().close();
    }

    private ArmResponse answer(HttpServerRequest request, Head plain, IncomingBody body, Visit visit) {
        try {
            PathAndQuery target = PathAndQuery.parse(String.valueOf(request.path()), request.query());
            var head = new Head(
                    plain.method(),
                    target.segments(),
                    target.query(),
                    plain.headers(),
                    plain.baseUrl(),
                    plain.client());
            ArmResponse answer = door.answer(head, body, visit);
            boolean fits = visit.answers(answer.body().length);
            // What was changed was changed: only a read can be told to come again.
            return fits || !plain.method().equals("GET") ? answer : door.refuse(plain, Refusals.noRoom());
        } catch (ArmException e) {
            return door.refuse(plain, e);
        }
    }

    private Head head(HttpServerRequest request, List<String> segments, Map<String, String> query) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        String local = "localhost:" + request.localAddress().port();
        return new Head(
                request.method().name().toUpperCase(Locale.ROOT),
                segments,
                query,
                Map.copyOf(headers),
                baseUrl.of(headers, local),
                client(request));
    }

    private static @Nullable String client(HttpServerRequest request) {
        SocketAddress peer = request.remoteAddress();
        return peer == null ? null : peer.hostAddress();
    }

    /** Completes when the answer is on its way to the caller, or cannot be. */
    private static Future<Void> send(HttpServerRequest request, IncomingBody body, ArmResponse answer) {
        if (request.response().closed()) {
            return Future.succeededFuture();
        }
        try {
            body.discard();
            return write(request, answer);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("answer could not be sent");
            request.connection().close();
            return Future.failedFuture(e);
        }
    }

    private static Future<Void> write(HttpServerRequest request, ArmResponse answer) {
        var response = request.response().setStatusCode(answer.status());
        // No name comes twice, so that none has to be looked for among those before it.
        answer.headers().forEach(response.headers()::add);
        return request.method().name().equals("HEAD") || answer.body().length == 0
                ? response.end()
                : response.end(Buffer.buffer(answer.body()));
    }
}
