package io.holdfast.entities.hooks.apis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.entities.EntitySettings;
import io.holdfast.entities.Fixture;
import io.holdfast.entities.Refusals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LinkTest {

    @TempDir
    Path directory;

    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        serve("/pets.json", 200, ImportTest.PETS);
        serve("/large", 200, "x".repeat(100_000));
        serve("/missing", 404, "");
        server.createContext("/moved", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/pets.json");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    @Test
    void refusesLoopbackUnlessItIsAllowed() {
        try (var fixture = new Fixture(directory)) {
            for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "0.0.0.0"}) {
                assertThat(Refusals.validation(
                                "value", () -> put(fixture, "http://" + host + ":" + port() + "/pets.json")))
                        .contains("not allowed");
            }
            assertThat(Refusals.validation("value", () -> put(fixture, "http://169.254.169.254/metadata")))
                    .contains("not allowed");
            Refusals.validation("value", () -> put(fixture, "file:///etc/passwd"));
            Refusals.validation("value", () -> put(fixture, "pets.json"));
            assertThat(requests).hasValue(0);
        }
    }

    @Test
    void asksAGraphqlEndpointForItsSchemaOrReadsADocument() {
        String types = "{\"data\":{\"__schema\":{\"queryType\":{\"name\":\"Query\"},\"types\":[{\"kind\":\"OBJECT\","
                + "\"name\":\"Query\",\"interfaces\":[],\"fields\":[{\"name\":\"pet\",\"args\":[],\"isDeprecated\":false,"
                + "\"type\":{\"kind\":\"SCALAR\",\"name\":\"String\"}}]}],\"directives\":[]}}}";
        serve("/graphql", 200, types);
        serve("/schema.graphql", 200, "type Query { pet(id: ID!): Pet } type Pet { name: String }");
        serve("/bad.graphql", 200, "type Query {");
        serve("/deep", 200, "{\"data\":{\"__schema\":" + "[".repeat(600) + "]".repeat(600) + "}}");
        var settings = new EntitySettings(true, 50_000, Duration.ofSeconds(20));
        try (var fixture = new Fixture(directory, settings)) {
            put(fixture, "graphql-link", url("/graphql"));
            assertThat(property(fixture, "apis/pets", "type")).isEqualTo("graphql");
            assertThat(property(fixture, "apis/pets", "serviceUrl")).isEqualTo(url("/graphql"));
            assertThat(schema(fixture)).contains("type Query").contains("pet: String");
            put(fixture, "graphql-link", url("/schema.graphql"));
            assertThat(schema(fixture)).startsWith("type Query { pet(id: ID!): Pet }");
            assertThat(Refusals.validation("value", () -> put(fixture, "graphql-link", url("/bad.graphql"))))
                    .contains("neither to a GraphQL endpoint");
            assertThat(Refusals.validation("value", () -> put(fixture, "graphql-link", url("/deep"))))
                    .contains("answer about its schema", "1000000 JSON tokens");
            assertThat(Refusals.validation("value", () -> put(fixture, "graphql-link", url("/missing"))))
                    .contains("404");
        }
    }

    private static String schema(Fixture fixture) {
        return fixture.get("apis/pets/schemas/graphql")
                .path("properties")
                .path("document")
                .path("value")
                .asString();
    }

    private static String property(Fixture fixture, String path, String member) {
        return fixture.get(path).path("properties").path(member).asString("");
    }

    @Test
    void fetchesWithinLimits() {
        var settings = new EntitySettings(true, 50_000, Duration.ofSeconds(20));
        try (var fixture = new Fixture(directory, settings)) {
            put(fixture, url("/moved"));
            assertThat(fixture.get("apis/pets/operations").path("count").asInt())
                    .isEqualTo(3);
            assertThat(Refusals.validation("value", () -> put(fixture, url("/large"))))
                    .contains("50000 bytes");
            assertThat(Refusals.validation("value", () -> put(fixture, url("/missing?sig=secret"))))
                    .contains("404")
                    .doesNotContain("secret");
        }
    }

    @Test
    void givesUpInTime() {
        var settings = new EntitySettings(true, 50_000, Duration.ofMillis(200));
        try (var fixture = new Fixture(directory, settings)) {
            Refusals.validation("value", () -> put(fixture, url("/slow")));
        }
    }

    @Test
    void neverFollowsReferencesOfADescription() {
        String description = ImportTest.PETS
                .replace("#/components/schemas/Pet", url("/schema.json"))
                .replace("{\"$ref\": \"#/components/responses/created\"}", "{\"description\": \"C\"}");
        serve("/schema.json", 200, "{}");
        try (var fixture = new Fixture(directory, new EntitySettings(true, 50_000, Duration.ofSeconds(20)))) {
            put(fixture, "openapi+json", description);
            String outside = ImportTest.PETS.replace("#/components/parameters/trace", url("/schema.json"));
            assertThat(Refusals.validation("value", () -> put(fixture, "openapi+json", outside)))
                    .contains("References to other documents are not supported");
            assertThat(requests).hasValue(0);
        }
    }

    private void serve(String path, int status, String text) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private static void put(Fixture fixture, String link) {
        put(fixture, "openapi+json-link", link);
    }

    private static void put(Fixture fixture, String format, String value) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("path", "pets")
                .put("format", format)
                .put("value", value);
        fixture.put("apis/pets", body.toString());
    }
}
