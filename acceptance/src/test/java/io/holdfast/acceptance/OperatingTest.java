package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Program;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Trust;
import io.holdfast.store.FaultyProxy;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What whoever runs a server sees of it, while all is well, while its database is away, and in its log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class OperatingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private EmbeddedPostgres postgres;
    private FaultyProxy proxy;
    private ServerProcess server;
    private HttpClient http;
    private String service;
    private String activity;

    @BeforeAll
    void start() throws Exception {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        proxy = new FaultyProxy(postgres.getPort());
        server = ServerProcess.start(directory.resolve("data"), settings("text", "info"));
        http = HttpClient.newBuilder().sslContext(Trust.in(server.caFile())).build();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        proxy.close();
        postgres.close();
    }

    private Map<String, String> settings(String format, String level) {
        return Map.of(
                "store.url",
                "postgresql://postgres:hidden@localhost:" + proxy.port() + "/postgres",
                "log.format",
                format,
                "log.level",
                level);
    }

    private HttpResponse<String> get(String url, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(url, e);
        }
    }

    private int health(String path) {
        return get(server.management() + path).statusCode();
    }

    private HttpResponse<String> call() {
        return get(server.gateway() + "/lost/orders", "Host", "contoso.gateway.localhost");
    }

    private List<String> lines(String message) {
        return server.said()
                .lines()
                .filter(line -> line.contains(" - " + message))
                .toList();
    }

    @Test
    @Order(1)
    void theLogSaysWhatRunsAndNothingSecret() {
        assertThat(health("/healthz/live")).isEqualTo(200);
        assertThat(health("/healthz/ready")).isEqualTo(200);
        assertThat(lines("server ready"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(" version=", " java=" + Runtime.version(), " recoveryKeys=", " management=https://")
                        .contains(" database=postgresql://localhost:" + proxy.port() + "/postgres"));
        assertThat(server.said()).doesNotContain("hidden");
    }

    @Test
    @Order(2)
    void aCallThatItsBackendFailedIsFoundByTheIdInItsAnswer() {
        service = server.arm().createService("shop", "contoso", "Premium");
        server.arm()
                .create(
                        service + "/apis/lost",
                        Map.of(
                                "displayName",
                                "Lost",
                                "path",
                                "lost",
                                "serviceUrl",
                                "http://127.0.0.1:9",
                                "protocols",
                                List.of("http"),
                                "subscriptionRequired",
                                false));
        server.arm()
                .create(
                        service + "/apis/lost/operations/list",
                        Map.of("displayName", "List", "method", "GET", "urlTemplate", "/orders"));

        HttpResponse<String> answer = call();

        assertThat(answer.statusCode()).isEqualTo(500);
        activity =
                JsonMapper.shared().readTree(answer.body()).path("activityId").asString();
        assertThat(lines("forwarding failed"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(" activityId=" + activity, " service=contoso", " api=lost", " operation=list")
                        .contains(" backend=http://127.0.0.1:9", " reason=BackendConnectionFailure"));
    }

    @Test
    @Order(3)
    void whileTheDatabaseIsAwayTheGatewayServesAndManagementSaysSo() throws Exception {
        Arm arm = server.arm();
        arm.get(service).ok();
        proxy.refuse();

        Arm.Answer first = arm.get(service);

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.errorCode()).isEqualTo("ServiceUnavailable");
        assertThat(first.header("Retry-After")).isEqualTo("5");
        for (int i = 0; i < 60; i++) {
            assertThat(arm.get(service).status()).isEqualTo(503);
        }
        await().atMost(PATIENCE).until(() -> health("/healthz/ready") == 503);
        assertThat(health("/healthz/live")).isEqualTo(200);
        assertThat(get(server.gateway() + "/status-0123456789abcdef").statusCode())
                .isEqualTo(200);
        assertThat(call().statusCode()).isEqualTo(500);
        assertThat(lines("request not answered, the store is away"))
                .hasSizeBetween(10, 12)
                .first()
                .asString()
                .contains(" correlationId=" + first.header("x-ms-correlation-request-id"));
        assertThat(server.said().lines().filter(line -> line.startsWith("\t")))
                .as("stack traces")
                .isEmpty();

        Program.Result status = Program.run(
                directory, Map.of(), List.of("status", "--data", server.data().toString()));
        assertThat(status.exitCode()).as(status.toString()).isEqualTo(1);
        assertThat(status.err()).contains("ServiceUnavailable").contains("cannot be reached");

        proxy.heal();
        await().atMost(PATIENCE).until(() -> health("/healthz/ready") == 200);
        await().atMost(PATIENCE).until(() -> arm.get(service).status() == 200);
        await().atMost(PATIENCE)
                .until(() -> !lines("changes of other nodes are read again").isEmpty());
    }

    @Test
    @Order(4)
    void aDatabaseThatFallsSilentDoesNotHoldManagementCalls() {
        Arm arm = server.arm();
        arm.get(service).ok();
        proxy.silenceOpen();

        assertThat(arm.get(service).status()).isEqualTo(200);
        arm.create(service + "/tags/after", Map.of("displayName", "after"));
    }

    @Test
    @Order(5)
    void theEndIsALineToo() {
        server.stop();

        assertThat(lines("server stopped")).hasSize(1);
    }

    @Test
    @Order(6)
    void asJsonEachLineIsAnObject() {
        Path data = directory.resolve("other");
        try (var json = ServerProcess.start(data, Map.of("log.format", "json", "log.level", "debug"))) {
            json.arm().get("/subscriptions?api-version=2022-12-01").ok();
            json.stop();
            List<String> events =
                    json.said().lines().filter(line -> line.startsWith("{")).toList();
            assertThat(events)
                    .anySatisfy(line -> assertThat(JsonMapper.shared()
                                    .readTree(line)
                                    .path("message")
                                    .asString())
                            .isEqualTo("server ready"))
                    .anySatisfy(line -> {
                        var answered = JsonMapper.shared().readTree(line);
                        assertThat(answered.path("level").asString()).isEqualTo("DEBUG");
                        assertThat(answered.path("message").asString()).isEqualTo("request answered");
                        assertThat(answered.path("correlationId").asString()).isNotEmpty();
                    });
            assertThat(json.said()).doesNotContain(" - request answered");
        }
    }
}
