package io.holdfast.acceptance.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.vault.testing.StorageTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host in Azure App Service offers to its programs on loopback: tokens for the managed identities that it has. */
public final class IdentityEndpoint implements AutoCloseable {

    private static final String SECRET = "only-programs-of-this-host-know";

    private final HttpServer server;
    private final List<String> clients;
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile String audience = "https://storage.azure.com";

    private IdentityEndpoint(HttpServer server, List<String> clients) {
        this.server = server;
        this.clients = clients;
    }

    /** One whose host has a system-assigned identity, and user-assigned ones with these client ids. */
    public static IdentityEndpoint of(String... clients) {
        try {
            var endpoint = new IdentityEndpoint(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), List.of(clients));
            endpoint.server.createContext("/msi/token", endpoint::answer);
            endpoint.server.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = Stream.of(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        asked.add(query);
        String client = query.get("client_id");
        boolean known = SECRET.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"))
                && (client == null || clients.contains(client));
        long expiry = Instant.now().plusSeconds(3600).getEpochSecond();
        byte[] body = (known
                        ? """
                {"access_token": "%s", "expires_on": "%d", "resource": "%s", "token_type": "Bearer"}""".formatted(StorageTokens.forAudience(audience), expiry, query.get("resource"))
                        : "{\"statusCode\":400,\"message\":\"No managed identity found.\"}")
                .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** From now on, its tokens are for something else. */
    public void issueFor(String other) {
        audience = other;
    }

    /** The queries that it was asked, parameters by name. */
    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    /** What the host gives to its programs. */
    public Map<String, String> environment() {
        return Map.of(
                "IDENTITY_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/msi/token",
                "IDENTITY_HEADER",
                SECRET);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
