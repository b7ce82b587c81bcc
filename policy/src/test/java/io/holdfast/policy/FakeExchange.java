package io.holdfast.policy;

import io.holdfast.policy.calls.Outside;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.policy.view.ApiView;
import io.holdfast.policy.view.DeploymentView;
import io.holdfast.policy.view.ProductView;
import io.holdfast.policy.view.SubscriptionView;
import io.holdfast.policy.view.UrlView;
import io.holdfast.policy.view.UserView;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An exchange that simply remembers. */
public final class FakeExchange extends Exchange {

    public final FakeHost host = new FakeHost(this);
    public String method = "GET";
    public String remoteAddress = "203.0.113.7";
    public String path = "/orders/17";
    public String query = "";
    public final Map<String, String> parameters = new LinkedHashMap<>();
    public @Nullable OperationView operation;
    public @Nullable ApiView api;
    public @Nullable ProductView product;
    public @Nullable SubscriptionView subscription;
    public @Nullable UserView user;
    public @Nullable String backend;
    private @Nullable Backend chosen;
    public final FakeHeaders requestHeaders = new FakeHeaders();
    public @Nullable String requestBody;
    public boolean requestBuffered;
    public int status;
    public @Nullable String reason;
    public final FakeHeaders responseHeaders = new FakeHeaders();
    public @Nullable String responseBody;
    public boolean responseBuffered;
    public final Map<String, String> stamped = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public @Nullable Forwarding forwarding;
    public final FakeOutside outside = new FakeOutside();
    public List<X509Certificate> callerCertificates = List.of();
    public @Nullable OperationDefinition definition;

    /** What was traced and counted, a line each. */
    public final List<String> told = new ArrayList<>();

    /** @param properties of the operation that is called, as JSON */
    public void operation(String properties) {
        JsonNode json = JsonMapper.shared().readTree(properties);
        operation = new OperationView(
                "op", "Op", "GET", json.path("urlTemplate").asString("/"), OperationView.responses(json));
    }

    public @Nullable CallUsage usage;

    @Override
    public @Nullable CallUsage usage() {
        return usage;
    }

    @Override
    public Telemetry telemetry() {
        return new Telemetry() {
            @Override
            public void trace(Severity severity, String source, String message, Map<String, String> metadata) {
                told.add(severity + " " + source + ": " + message + " " + metadata);
            }

            @Override
            public void metric(String namespace, String name, Map<String, String> dimensions, double value) {
                told.add(namespace + "/" + name + " " + dimensions + " " + value);
            }
        };
    }

    @Override
    public CompletionStage<OperationDefinition> definition(Set<String> schemas) {
        return definition == null ? super.definition(schemas) : CompletableFuture.completedStage(definition);
    }

    /** The response is sent, in these pieces. */
    public void send(String... pieces) {
        for (ResponseTap tap : taps()) {
            for (String piece : pieces) {
                tap.piece(piece.getBytes(StandardCharsets.UTF_8));
            }
            tap.end();
        }
    }

    @Override
    public String requestId() {
        return "";
    }

    @Override
    public Instant timestamp() {
        return Instant.EPOCH;
    }

    @Override
    public Duration elapsed() {
        return Duration.ZERO;
    }

    @Override
    public @Nullable ApiView api() {
        return api;
    }

    @Override
    public @Nullable OperationView operation() {
        return operation;
    }

    @Override
    public @Nullable ProductView product() {
        return product;
    }

    @Override
    public @Nullable SubscriptionView subscription() {
        return subscription;
    }

    @Override
    public @Nullable UserView user() {
        return user;
    }

    @Override
    public DeploymentView deployment() {
        return new DeploymentView("local", "contoso", "contoso", "managed", "one", true);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public void method(String newMethod) {
        method = newMethod;
    }

    @Override
    public UrlView originalUrl() {
        return new UrlView("https", "contoso.gateway.localhost", 443, "/api" + path, query);
    }

    @Override
    public String callerOrigin() {
        return "https://contoso.gateway.localhost";
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public void target(String newPath, String newQuery) {
        path = newPath;
        query = newQuery;
    }

    @Override
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    @Override
    public @Nullable Backend backend() {
        return chosen;
    }

    @Override
    public void backend(Backend newBackend) {
        chosen = newBackend;
        backend = newBackend.url();
    }

    @Override
    public Headers requestHeaders() {
        return requestHeaders;
    }

    @Override
    public boolean hasRequestBody() {
        return requestBody != null;
    }

    @Override
    public @Nullable Body requestBody() {
        return body(requestBody, requestHeaders);
    }

    @Override
    public void requestBody(byte[] body) {
        requestBody = new String(body, StandardCharsets.UTF_8);
    }

    private static @Nullable Body body(@Nullable String text, Headers headers) {
        return text == null
                ? null
                : new Body(
                        text.getBytes(StandardCharsets.UTF_8),
                        headers.get("Content-Encoding"),
                        headers.get("Content-Type"));
    }

    @Override
    public boolean hasResponse() {
        return status != 0;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String reason() {
        return reason == null ? "" : reason;
    }

    @Override
    public void status(int code, @Nullable String newReason) {
        status = code;
        reason = newReason;
    }

    @Override
    public Headers responseHeaders() {
        return responseHeaders;
    }

    @Override
    public @Nullable Body responseBody() {
        return body(responseBody, responseHeaders);
    }

    @Override
    public void responseBody(byte[] body) {
        responseBody = new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void resetResponse() {
        status = 200;
        reason = null;
        responseBody = "";
        responseHeaders.clear();
    }

    @Override
    public void stamp(String name, String value) {
        stamped.put(name, value);
    }

    @Override
    public boolean isStamped(String name) {
        return stamped.containsKey(name);
    }

    @Override
    public void vary(String header) {
        stamped.put("Vary", header);
    }

    @Override
    public void suppress(String header) {
        responseHeaders.remove(header);
    }

    @Override
    public Outside outside() {
        return outside;
    }

    @Override
    public List<X509Certificate> callerCertificates() {
        return callerCertificates;
    }

    @Override
    public void forwarding(Forwarding settings) {
        forwarding = settings;
    }

    @Override
    protected boolean awaitsRequestBody() {
        return requestBody != null && !requestBuffered;
    }

    @Override
    protected boolean awaitsResponseBody() {
        return responseBody != null && !responseBuffered;
    }
}
