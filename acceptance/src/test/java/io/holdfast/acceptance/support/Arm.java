package io.holdfast.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The management API as plain HTTP, for what an SDK hides: status codes, headers, half-finished runs. */
public final class Arm {

    public static final String API_VERSION = "2024-05-01";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerProcess server;
    private final HttpClient http;
    private @Nullable String token;

    Arm(ServerProcess server) {
        this.server = server;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Trust.in(server.caFile()))
                .build();
    }

    /** One answer. */
    public record Answer(int status, HttpResponse<byte[]> response) {

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String errorCode() {
            return json().path("error").path("code").asString("");
        }

        public String errorMessage() {
            return json().path("error").path("message").asString("");
        }

        @Override
        public String toString() {
            return status + " " + text();
        }

        /** The answer, which must be a success. */
        public Answer ok() {
            if (status >= 300) {
                throw new AssertionError(response.request().method() + " " + response.uri() + " answered " + this);
            }
            return this;
        }
    }

    public String subscription() {
        return "/subscriptions/" + server.endpoint("subscriptionId");
    }

    public String service(String group, String name) {
        return subscription() + "/resourceGroups/" + group + "/providers/Microsoft.ApiManagement/service/" + name;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer send(String method, String path, @Nullable Object body) {
        URI uri = path.startsWith("https:")
                ? URI.create(path)
                : URI.create(server.management()
                        + path
                        + (path.contains("?") ? "&" : "?")
                        + (path.contains("api-version=") ? "" : "api-version=" + API_VERSION));
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (method.equals("DELETE") || method.equals("PATCH")) {
            request.header("If-Match", "*");
        }
        return exchange(request.build());
    }

    /** All items of a list, over all of its pages. */
    public List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        for (String next = path; !next.isEmpty(); ) {
            JsonNode page = get(next).ok().json();
            page.path("value").forEach(items::add);
            next = page.path("nextLink").asString("");
        }
        return items;
    }

    /** A PUT of properties, followed to its end where it is long-running. */
    public JsonNode create(String path, Map<String, ?> properties) {
        Answer answer = put(path, Map.of("properties", properties)).ok();
        return answer.status() == 202 ? await(answer.header("Location")).ok().json() : answer.json();
    }

    /** Makes the resource group and the service in it. */
    public String createService(String group, String name, String sku) {
        put(subscription() + "/resourceGroups/" + group + "?api-version=2022-09-01", Map.of("location", "eastus"))
                .ok();
        String path = service(group, name);
        put(
                        path,
                        Map.of(
                                "location",
                                "eastus",
                                "sku",
                                Map.of("name", sku, "capacity", 1),
                                "properties",
                                Map.of("publisherName", "Publisher", "publisherEmail", "publisher@localhost.example")))
                .ok();
        return path;
    }

    /** Polls a long-running operation until it answers anything but 202. */
    public Answer await(String location) {
        return Awaitility.await("the end of " + location)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> get(location), answer -> answer.status() != 202);
    }

    /** Starts a backup or restore and follows it to its end. */
    public Answer run(String service, String action, Storage storage) {
        Answer started = post(service + "/" + action, storage.body());
        return started.status() == 202 ? await(started.header("Location")) : started;
    }

    private synchronized String token() {
        if (token == null) {
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
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            URI uri = URI.create(
                    server.management() + "/" + credentials.path("tenantId").asString() + "/oauth2/v2.0/token");
            token = exchange(HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build())
                    .ok()
                    .json()
                    .path("access_token")
                    .asString();
        }
        return token;
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
