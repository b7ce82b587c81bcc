package io.holdfast.management.http;

import io.holdfast.management.ArmException;
import io.holdfast.management.ArmResponse;
import io.holdfast.management.ManagementSettings;
import io.holdfast.management.arm.FrontDoor;
import io.holdfast.management.arm.Head;
import io.holdfast.management.arm.Refusals;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings requests from event loops to virtual threads, where the front door may wait for a database, and answers back. */
final class HttpDoor {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int AT_ONCE = 256;

    private final Vertx vertx;
    private final FrontDoor door;
    private final ExecutorService threads;
    private final BaseUrl baseUrl;
    private final Semaphore room = new Semaphore(AT_ONCE);

    HttpDoor(Vertx vertx, FrontDoor door, ExecutorService threads, ManagementSettings settings) {
        this.vertx = vertx;
        this.door = door;
        this.threads = threads;
        this.baseUrl = new BaseUrl(settings.publicUrl(), settings.trustForwarded());
    }

    /** On an event loop. */
    void accept(HttpServerRequest request) {
        request.pause();
        Context context = vertx.getOrCreateContext();
        var body = new RequestBody(request, context, room);
        Head plain = head(request, List.of(), Map.of());
        if (!room.tryAcquire()) {
            send(request, body, door.refuse(plain, Refusals.busy()));
            return;
        }
        threads.execute(() -> {
            try {
                ArmResponse answer = answer(request, plain, body);
                context.runOnContext(now -> send(request, body, answer));
            } finally {
                room.release();
            }
        });
    }

    /** A request that is not HTTP as this server takes it. */
    void acceptInvalid(HttpServerRequest request) {
        Head plain = head(request, List.of(), Map.of());
        var refusal = Refusals.uriInvalid("its first line or its headers are malformed or too long");
        ArmResponse answer = door.refuse(plain, refusal);
        write(request, answer);
        request.connection().close();
    }

    private ArmResponse answer(HttpServerRequest request, Head plain, RequestBody body) {
        try {
            Target target = Target.parse(String.valueOf(request.path()), request.query());
            var head = new Head(
                    plain.method(),
                    target.segments(),
                    target.query(),
                    plain.headers(),
                    plain.baseUrl(),
                    plain.client());
            return door.answer(head, body);
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

    private void send(HttpServerRequest request, RequestBody body, ArmResponse answer) {
        if (request.response().closed()) {
            return;
        }
        try {
            body.discard();
            write(request, answer);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("answer could not be sent");
            request.connection().close();
        }
    }

    private static void write(HttpServerRequest request, ArmResponse answer) {
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (request.method().name().equals("HEAD") || answer.body().length == 0) {
            response.end();
        } else {
            response.end(Buffer.buffer(answer.body()));
        }
    }
}
