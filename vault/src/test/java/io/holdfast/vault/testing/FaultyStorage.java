package io.holdfast.vault.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands on loopback before a real blob server and hands everything on, but for the faults that a test injects. */
public final class FaultyStorage implements AutoCloseable {

    /** What the client sends by itself, or what belongs to one connection only. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade", "http2-settings");

    /** One request as a rule sees it. */
    public record Asked(String method, String path, String query) {

        /** Whether it uploads a part of a blob, or a whole small one. */
        public boolean uploads() {
            return method.equals("PUT") && !query.contains("restype=container") && !commits();
        }

        /** Whether it makes a staged blob visible. */
        public boolean commits() {
            return method.equals("PUT") && query.contains("comp=blocklist");
        }
    }

    /** What is done to a request. */
    public sealed interface Fault {

        /** Nothing: it is handed on. */
        record None() implements Fault {}

        /** It is answered with that status and error code, and never reaches the server. */
        record Answer(int status, String code) implements Fault {}

        /** Its answer ends after so many bytes, and so does the connection. */
        record Cut(int afterBytes) implements Fault {}

        /** It waits for the latch, then it is handed on. */
        record Wait(CountDownLatch until) implements Fault {}
    }

    /** Decides over each request. */
    public interface Rule {
        Fault of(Asked asked);
    }

    private final URI target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Rule rule = asked -> new Fault.None();

    private FaultyStorage(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /** Stands before the blob server of that endpoint. */
    public static FaultyStorage before(URI target) {
        try {
            var proxy = new FaultyStorage(
                    target, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            proxy.server.createContext("/", proxy::serve);
            proxy.server.setExecutor(proxy.threads);
            proxy.server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it answers as the account. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target.getPath());
    }

    /** From now on. */
    public void rule(Rule next) {
        rule = next;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI uri = exchange.getRequestURI();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            switch (rule.of(new Asked(exchange.getRequestMethod(), uri.getPath(), query))) {
                case Fault.None none -> answer(exchange, forward(exchange, body), Integer.MAX_VALUE);
                case Fault.Answer(int status, String code) -> refuse(exchange, status, code);
                case Fault.Cut(int afterBytes) -> answer(exchange, forward(exchange, body), afterBytes);
                case Fault.Wait(CountDownLatch until) -> {
                    until.await();
                    answer(exchange, forward(exchange, body), Integer.MAX_VALUE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, int limit) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            response.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, Math.min(body.length, limit));
            out.flush();
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body = ("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code
                        + "</Code><Message>What the service says.</Message></Error>")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("x-ms-error-code", code);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
