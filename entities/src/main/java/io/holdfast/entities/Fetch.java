package io.holdfast.entities;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request to an address that was chosen before. Fetches are rare, so each has a client of its own, which is closed with it.
 *
 * @param body JSON to post, or null to get
 */
record Fetch(URI uri, InetAddress address, byte @Nullable [] body, long maxBytes, Duration timeout) {

    // Spelled out, because the class file of a compact constructor does not say which parameter may be null.
    Fetch(URI uri, InetAddress address, byte @Nullable [] body, long maxBytes, Duration timeout) {
        this.uri = uri;
        this.address = address;
        this.body = body;
        this.maxBytes = maxBytes;
        this.timeout = timeout;
    }

    /** @param location where the answer redirects to, or null */
    record Answer(int status, @Nullable String location, Buffer body) {}

    /** The body is larger than allowed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("too large");
        }
    }

    Answer send() throws ExecutionException, TimeoutException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            var options = new HttpClientOptions()
                    .setConnectTimeout((int) timeout.toMillis())
                    .setKeepAlive(false);
            Promise<Answer> answer = Promise.promise();
            // All on one event loop: elsewhere the end of the answer may come before there is a handler for it.
            vertx.runOnContext(begin -> vertx.createHttpClient(options)
                    .request(request())
                    .compose(this::exchange)
                    .onComplete(answer));
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            vertx.close();
        }
    }

    private RequestOptions request() {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(body == null ? HttpMethod.GET : HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private Future<Answer> exchange(HttpClientRequest request) {
        request.putHeader("Accept", "*/*");
        if (body == null) {
            return request.send().compose(response -> read(request, response));
        }
        request.putHeader("Content-Type", "application/json");
        return request.send(Buffer.buffer(body)).compose(response -> read(request, response));
    }

    private Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Answer> read = Promise.promise();
        Buffer received = Buffer.buffer();
        response.exceptionHandler(read::tryFail);
        response.handler(part -> {
            if (received.length() + (long) part.length() > maxBytes) {
                read.tryFail(new TooLargeException());
                request.reset();
            } else {
                received.appendBuffer(part);
            }
        });
        response.endHandler(
                end -> read.tryComplete(new Answer(response.statusCode(), response.getHeader("Location"), received)));
        return read.future();
    }
}
