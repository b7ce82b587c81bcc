package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.model.ServiceId;
import io.holdfast.server.settings.WebhookTarget;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a small real HTTP server that answers what the test wants. */
class WebhookTest {

    private static final ServiceId SERVICE = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");

    @TempDir
    Path directory;

    private record Told(String type, String authorization, String body) {}

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;
    private Webhook webhook;

    @BeforeEach
    void start() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(new Told(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Integer answer = answers.poll();
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
            exchange.close();
        });
        receiver.start();
        webhook = webhook(Optional.empty());
    }

    private Webhook webhook(Optional<Path> tokenFile) {
        URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
        return new Webhook(new WebhookTarget(url, tokenFile), List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    @AfterEach
    void stop() {
        webhook.close();
        receiver.stop(0);
    }

    private static LongRunningOperation operation(String id, Kind kind, State state) {
        boolean failed = state == State.FAILED;
        return new LongRunningOperation(
                id,
                SERVICE,
                kind,
                state,
                1_000,
                2_500,
                failed ? null : "{\"records\":7,\"corrections\":[1,2]}",
                failed ? "RestoreFailed" : null,
                failed ? "Cannot restore: backup expired" : null,
                LongRunningOperation.Course.UNKNOWN);
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void tellsOfASuccess() throws Exception {
        webhook.ended(operation("op1", Kind.BACKUP, State.SUCCEEDED));

        Told event = next();
        assertThat(event.type()).startsWith("application/cloudevents+json");
        assertThat(event.authorization()).isNull();
        assertThat(event.body())
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"op1\",\"source\":\"" + SERVICE
                        + "\",\"type\":\"holdfast.backup.succeeded\",\"time\":\"1970-01-01T00:00:02.500Z\","
                        + "\"subject\":\"contoso\",\"datacontenttype\":\"application/json\",\"data\":{\"operation\":\"op1\","
                        + "\"kind\":\"backup\",\"status\":\"succeeded\",\"started\":\"1970-01-01T00:00:01Z\","
                        + "\"ended\":\"1970-01-01T00:00:02.500Z\",\"result\":{\"records\":7}}}");
    }

    @Test
    void tellsOfAFailureWithItsReason() throws Exception {
        webhook.ended(operation("op1", Kind.RESTORE, State.FAILED));

        JsonNode event = JsonMapper.shared().readTree(next().body());
        assertThat(event.path("type").asString()).isEqualTo("holdfast.restore.failed");
        assertThat(event.at("/data/error/message").asString()).isEqualTo("Cannot restore: backup expired");
    }

    @Test
    void triesAgainAndKeepsTheOrder() throws Exception {
        answers.addAll(List.of(503, 429));

        webhook.ended(operation("op1", Kind.PROVE, State.SUCCEEDED));
        webhook.ended(operation("op2", Kind.PROVE, State.SUCCEEDED));

        assertThat(List.of(next().body(), next().body(), next().body()))
                .allSatisfy(body -> assertThat(body).contains("\"id\":\"op1\""));
        assertThat(next().body()).contains("\"id\":\"op2\"");
    }

    @Test
    void givesUpWhatIsRefusedAndWhatFailsTooOften() throws Exception {
        answers.addAll(List.of(400, 500, 500, 500));

        webhook.ended(operation("refused", Kind.VERIFY, State.SUCCEEDED));
        webhook.ended(operation("failing", Kind.VERIFY, State.SUCCEEDED));
        webhook.ended(operation("last", Kind.VERIFY, State.SUCCEEDED));

        assertThat(next().body()).contains("refused");
        for (int i = 0; i < 3; i++) {
            assertThat(next().body()).contains("failing");
        }
        assertThat(next().body()).contains("last");
    }

    @Test
    void showsItsTokenAndReadsItAnew() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "first\n");
        webhook.close();
        webhook = webhook(Optional.of(file));

        webhook.ended(operation("op1", Kind.BACKUP, State.SUCCEEDED));
        assertThat(next().authorization()).isEqualTo("Bearer first");
        Files.writeString(file, "second");
        webhook.ended(operation("op2", Kind.BACKUP, State.SUCCEEDED));
        assertThat(next().authorization()).isEqualTo("Bearer second");
    }

    @Test
    void previewsAreNobodysBusiness() throws Exception {
        webhook.ended(operation("preview", Kind.PREVIEW, State.SUCCEEDED));
        webhook.ended(operation("op", Kind.BACKUP, State.SUCCEEDED));

        assertThat(next().body()).contains("\"id\":\"op\"");
    }
}
