package io.holdfast.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks plain ARM over HTTPS, to Holdfast or to any other ARM endpoint: bearer token, api-version, error envelopes,
 * paging, long-running operations by Location.
 */
public final class ArmClient implements AutoCloseable {

    /** The newest stable version that all of the commands need; every service of the last years knows it. */
    static final String API_VERSION = "2022-08-01";

    /** The header with which Holdfast names a run that has begun. */
    private static final String RUN = "x-holdfast-run";

    public static final JsonMapper JSON = JsonMapper.shared();

    private final URI endpoint;
    private final HttpClient http;
    private final TokenSource tokens;
    private @Nullable String subscription;

    public ArmClient(URI endpoint, @Nullable Path caFile, Credential credential, @Nullable String subscription) {
        if (!"https".equals(endpoint.getScheme())) {
            throw new CliException(ExitCode.USAGE, "the endpoint must be an https URL, not '" + endpoint + "'");
        }
        this.endpoint = endpoint;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10));
        if (caFile != null) {
            builder.sslContext(Tls.trusting(caFile));
        }
        this.http = builder.build();
        this.tokens = new TokenSource(http, endpoint, credential);
        this.subscription = subscription == null ? null : UriText.segment(subscription);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** The subscription to work in: the one given, or the first that the endpoint shows. */
    public String subscription() {
        if (subscription == null) {
            JsonNode first =
                    get("/subscriptions?api-version=2022-12-01").path("value").path(0);
            if (first.isMissingNode()) {
                throw new CliException(ExitCode.REFUSED, "these credentials see no subscription at " + endpoint);
            }
            subscription = first.path("subscriptionId").asString();
        }
        return subscription;
    }

    public String service(String group, String name) {
        return "/subscriptions/" + subscription() + "/resourceGroups/" + UriText.segment(group)
                + "/providers/Microsoft.ApiManagement/service/" + UriText.segment(name);
    }

    public JsonNode get(String path) {
        return json(send("GET", path, null));
    }

    public JsonNode put(String path, JsonNode body) {
        return json(send("PUT", path, body));
    }

    public JsonNode post(String path, @Nullable JsonNode body) {
        return json(send("POST", path, body));
    }

    /** All items of a list, over all of its pages. */
    public List<JsonNode> list(String path) {
        var items = new ArrayList<JsonNode>();
        each(path, items::add);
        return items;
    }

    /** Hands over every item of a list, page by page. */
    public void each(String path, Consumer<JsonNode> item) {
        String next = path;
        while (!next.isEmpty()) {
            JsonNode page = get(next);
            page.path("value").forEach(item);
            next = page.path("nextLink").asString("");
        }
    }

    /** True if the resource exists. */
    public boolean exists(String path) {
        return exchange("GET", path, null).statusCode() == 200;
    }

    /** Sends, and follows a 202 to its end as its Location and Retry-After say; returns the last body. */
    public JsonNode run(String method, String path, @Nullable JsonNode body, Waiting waiting) {
        return run(method, path, body, Duration.ofMinutes(1), waiting);
    }

    /** Likewise, but asks again after {@code pollAtMost} even when Retry-After says to wait longer. */
    public JsonNode run(String method, String path, @Nullable JsonNode body, Duration pollAtMost, Waiting waiting) {
        HttpResponse<byte[]> response = checked(exchange(method, path, body));
        response.headers().firstValue(RUN).ifPresent(waiting::began);
        long start = System.nanoTime();
        while (response.statusCode() == 202
                && response.headers().firstValue("Location").isPresent()) {
            String location = response.headers().firstValue("Location").orElseThrow();
            long seconds = response.headers().firstValueAsLong("Retry-After").orElse(30);
            Duration wait = Duration.ofSeconds(Math.clamp(seconds, 0, 60));
            pause(wait.compareTo(pollAtMost) < 0 ? wait : pollAtMost, start, waiting);
            response = checked(exchange("GET", location, null));
        }
        return json(response);
    }

    /** Begins what goes on after the answer; the id of the run, if the endpoint names it. */
    public Optional<String> begin(String path, JsonNode body) {
        return checked(exchange("POST", path, body)).headers().firstValue(RUN);
    }

    /** Waits at most so long; {@code start} is when the waiting began, of {@link System#nanoTime}. */
    public static void pause(Duration wait, long start, Waiting waiting) {
        long end = System.nanoTime() + wait.toNanos();
        try {
            do {
                waiting.tick(Duration.ofNanos(System.nanoTime() - start));
                Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1L, 100L));
            } while (System.nanoTime() < end && !waiting.over());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(
                    ExitCode.FAILED, "interrupted; the service goes on with what it began, see 'holdfast status'");
        }
    }

    private HttpResponse<byte[]> send(String method, String path, @Nullable JsonNode body) {
        return checked(exchange(method, path, body));
    }

    public HttpResponse<byte[]> exchange(String method, String path, @Nullable JsonNode body) {
        URI uri = absolute(path);
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + tokens.token())
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .header("User-Agent", "holdfast-cli")
                .method(method, publisher);
        if (method.equals("PUT") || method.equals("GET")) {
            request = HttpRequest.newBuilder(request.build(), (name, value) -> !name.equalsIgnoreCase("If-Match"));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new CliException(ExitCode.UNREACHABLE, "nobody answers at " + endpoint + ": " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCode.FAILED, "interrupted");
        }
    }

    private URI absolute(String path) {
        String url = path.startsWith("https://") ? path : endpoint.toString().replaceAll("/+$", "") + path;
        if (!url.contains("api-version=")) {
            url += (url.contains("?") ? "&" : "?") + "api-version=" + API_VERSION;
        }
        URI uri = URI.create(url);
        if (!endpoint.getHost().equalsIgnoreCase(uri.getHost())) {
            throw new CliException(
                    ExitCode.REFUSED,
                    "the endpoint points to another host (" + uri.getHost() + "); the token stays here");
        }
        return uri;
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> response) {
        if (response.statusCode() < 400) {
            return response;
        }
        JsonNode error = json(response).path("error");
        String code = error.path("code").asString("HTTP " + response.statusCode());
        var message = new StringBuilder(error.path("message").asString("no further message"));
        error.path("details")
                .forEach(d -> message.append("\n  ")
                        .append(d.path("target").asString(""))
                        .append(d.path("target").asString("").isEmpty() ? "" : ": ")
                        .append(d.path("message").asString("")));
        throw CliException.answered(response.statusCode(), code, message.toString());
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new CliException(
                    ExitCode.FAILED,
                    "the answer (HTTP " + response.statusCode() + ") is not JSON: is this an ARM endpoint?");
        }
    }

    private static String reason(IOException e) {
        Throwable cause = e;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        http.close();
    }
}
