package io.holdfast.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The management API of a server, through TLS, with a token that is fetched once. Connections are kept. */
final class Arm {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String GROUP =
            "/subscriptions/" + StoredServices.SUBSCRIPTION + "/resourceGroups/" + StoredServices.GROUP;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int POLL_MILLIS = 20;
    private static final int TRIES = 5;

    private final ServerProcess server;
    private final HttpClient http;
    private final String token;

    Arm(ServerProcess server) throws IOException, InterruptedException {
        this.server = server;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust(server.caFile()))
                .build();
        this.token = token();
        createGroup();
    }

    /** Services that came about in the store have none. */
    private void createGroup() throws IOException, InterruptedException {
        URI uri = server.management().resolve(GROUP + "?api-version=2022-09-01");
        send(request(uri)
                .PUT(BodyPublishers.ofString("{\"location\":\"eastus\"}"))
                .build());
    }

    private static SSLContext trust(Path caFile) throws IOException {
        try (var file = Files.newInputStream(caFile)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot trust " + caFile, e);
        }
    }

    private String token() throws IOException, InterruptedException {
        JsonNode credentials = server.credentials();
        String form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        credentials.path("clientId").asString(),
                        "client_secret",
                        credentials.path("clientSecret").asString(),
                        "scope",
                        "https://management.azure.com/.default")
                .entrySet()
                .stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String path = "/" + credentials.path("tenantId").asString() + "/oauth2/v2.0/token";
        HttpRequest request = HttpRequest.newBuilder(server.management().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return JSON.readTree(first(request).body()).path("access_token").asString();
    }

    /** A server that has just read a large service may be too busy for its first handshake. */
    private HttpResponse<byte[]> first(HttpRequest request) throws IOException, InterruptedException {
        for (int left = TRIES - 1; ; left--) {
            try {
                return send(request);
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    /** @param path below the service, without api-version, or the whole URL of a link */
    HttpRequest get(String service, String path) {
        return request(service, path).GET().build();
    }

    /** @param body as for {@link JsonMapper} */
    HttpRequest put(String service, String path, Object body) {
        return request(service, path)
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }

    HttpRequest post(String service, String path, Object body) {
        return request(service, path)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }

    private HttpRequest.Builder request(String service, String path) {
        URI uri = path.startsWith("https:")
                ? URI.create(path)
                : server.management()
                        .resolve(GROUP + "/providers/Microsoft.ApiManagement/service/" + service + "/" + path
                                + (path.contains("?") ? "&" : "?") + "api-version=2022-08-01");
        return request(uri);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** @throws IOException with what it answered, if that is no success */
    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " answered "
                    + response.statusCode() + " " + new String(response.body(), UTF_8));
        }
        return response;
    }

    JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(send(request).body());
    }

    /** Sends what takes long, and polls until it is done. */
    void run(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request);
        String location = response.headers().firstValue("Location").orElse("");
        while (response.statusCode() == 202) {
            Thread.sleep(POLL_MILLIS);
            response = send(get("", location));
        }
    }
}
