package io.holdfast.arm.http;

import io.holdfast.arm.FrontDoor;
import io.holdfast.arm.ManagementLimits;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.ManagementSettings.Listener;
import io.holdfast.arm.Room;
import io.holdfast.limits.Pace;
import io.holdfast.limits.netty.Doorkeeper;
import io.holdfast.model.TlsSuites;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The listening socket: TLS always, HTTP/1.1. */
public final class HttpsServer implements AutoCloseable {

    private static final int KIB = 1024;
    /** A token may fill 32 KiB of it. */
    private static final int MAX_HEADERS = 64 * KIB;

    private static final int MAX_LINE = 16 * KIB;
    private static final int IDLE_SECONDS = 180;
    private static final long CLOSE_SECONDS = 3;

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpsServer(Vertx vertx, HttpServer server, ExecutorService threads) {
        this.vertx = vertx;
        this.server = server;
        this.threads = threads;
    }

    /** @throws IllegalStateException if it cannot listen, or if certificate or key cannot be used; says why */
    public static HttpsServer start(
            ManagementSettings settings, ManagementLimits limits, Room room, FrontDoor door, Readiness readiness) {
        HttpServerOptions options = options(settings.listener());
        var doorkeeper = new Doorkeeper(room.connections(), limits.firstByte())
                .watchingHeads(new Pace.Demand(limits.bytesPerSecond(), limits.firstByte()));
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .withTransport(GuardedTransport.with(doorkeeper))
                .build();
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("management-", 0).factory());
        HttpServer server = vertx.createHttpServer(options);
        var http = new HttpDoor(vertx, door, threads, settings.links(), limits, room);
        server.requestHandler(new Served(new HealthDoor(readiness, http::accept)))
                .invalidRequestHandler(http::acceptInvalid);
        var started = new HttpsServer(vertx, server, threads);
        try {
            join(server.listen());
            return started;
        } catch (CompletionException e) {
            started.close();
            Listener listener = settings.listener();
            throw new IllegalStateException(
                    "cannot listen on " + listener.host() + ":" + listener.port() + ": " + e.getCause(), e);
        }
    }

    private static HttpServerOptions options(Listener listener) {
        HttpServerOptions options = new HttpServerOptions();
        TlsSuites.OFFERED.forEach(options::addEnabledCipherSuite);
        return options.setHost(listener.host())
                .setPort(listener.port())
                .setSsl(true)
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(read(listener.certificate()))
                        .addKeyValue(read(listener.key())))
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxInitialLineLength(MAX_LINE)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    private static Buffer read(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Lets the answers that are being made go out, for a few seconds, and stops. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            join(server.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS));
        } catch (CompletionException e) {
            // It was not listening, or connections were cut: closed it is.
        }
        threads.shutdownNow();
        join(vertx.close());
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
