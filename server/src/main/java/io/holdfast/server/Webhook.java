package io.holdfast.server;

import io.holdfast.server.settings.WebhookTarget;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a URL how backups, restores, proofs and verifications ended: one CloudEvent (1.0, structured mode) a POST. Never
 * delays or fails what it tells of. An event that cannot be delivered after five tries, or before the server stops, is lost
 * and said so in the log.
 */
final class Webhook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private static final Set<Kind> TOLD = Set.of(Kind.BACKUP, Kind.RESTORE, Kind.PROVE, Kind.VERIFY);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(15), Duration.ofSeconds(60));
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int WAITING = 1_000;

    /** Lists that may be long; who wants them asks for the operation. */
    private static final Set<String> LISTS = Set.of("resources", "corrections", "dangling", "doubledOperations");

    private final WebhookTarget settings;
    private final List<Duration> pauses;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("webhook").factory());

    Webhook(WebhookTarget settings) {
        this(settings, PAUSES);
    }

    Webhook(WebhookTarget settings, List<Duration> pauses) {
        this.settings = settings;
        this.pauses = pauses;
    }

    /** Takes note of an end; returns at once. */
    void ended(LongRunningOperation operation) {
        if (!TOLD.contains(operation.kind())) {
            return;
        }
        String event = event(operation).toString();
        try {
            sender.execute(() -> deliver(operation.id(), event));
        } catch (RejectedExecutionException e) {
            LOG.warn("webhook: the event of operation {} is lost, {} are waiting already", operation.id(), WAITING);
        }
    }

    /** CloudEvents 1.0 §3. A receiver that gets an event twice knows it by its id. */
    private static ObjectNode event(LongRunningOperation operation) {
        String kind = word(operation.kind().name());
        String state = word(operation.state().name());
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("specversion", "1.0")
                .put("id", operation.id())
                .put("source", operation.service().toString())
                .put("type", "holdfast." + kind + "." + state)
                .put("time", Instant.ofEpochMilli(operation.updated()).toString())
                .put("subject", operation.service().name())
                .put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data");
        data.put("operation", operation.id())
                .put("kind", kind)
                .put("status", state)
                .put("started", Instant.ofEpochMilli(operation.started()).toString())
                .put("ended", Instant.ofEpochMilli(operation.updated()).toString());
        if (operation.errorCode() != null) {
            data.putObject("error").put("code", operation.errorCode()).put("message", operation.errorMessage());
        }
        String result = operation.result();
        if (result != null && operation.state() == State.SUCCEEDED) {
            data.set("result", ((ObjectNode) JsonMapper.shared().readTree(result)).remove(LISTS));
        }
        return event;
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void deliver(String operation, String event) {
        String problem = "";
        for (int tried = 0; tried <= pauses.size(); tried++) {
            try {
                if (tried > 0) {
                    Thread.sleep(pauses.get(tried - 1));
                }
                int status = http.send(request(event), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status < 300) {
                    return;
                }
                problem = "it answered " + status;
                if (status != 408 && status != 429 && status < 500) {
                    break;
                }
            } catch (IOException e) {
                problem = e.getMessage() == null ? e.toString() : e.getMessage();
            } catch (InterruptedException e) {
                problem = "the server stops";
                break;
            }
        }
        LOG.warn("webhook: {} was not told of operation {}: {}", settings.url().getHost(), operation, problem);
    }

    /** The token is read each time, so that it can be changed while the server runs. */
    private HttpRequest request(String event) throws IOException {
        var request = HttpRequest.newBuilder(settings.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(event));
        if (settings.tokenFile().isPresent()) {
            String token = Files.readString(settings.tokenFile().get(), StandardCharsets.UTF_8);
            request.header("Authorization", "Bearer " + token.strip());
        }
        return request.build();
    }

    @Override
    public void close() {
        sender.shutdownNow();
        http.shutdownNow();
    }
}
