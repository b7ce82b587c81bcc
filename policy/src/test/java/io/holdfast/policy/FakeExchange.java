package io.holdfast.policy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An exchange that simply remembers. */
public final class FakeExchange implements Exchange {

    public String method = "GET";
    public String remoteAddress = "203.0.113.7";
    public String path = "/orders/17";
    public String query = "";
    public final Map<String, String> parameters = new LinkedHashMap<>();
    public @Nullable String backend;
    public final FakeHeaders requestHeaders = new FakeHeaders();
    public @Nullable String requestBody;
    public int status;
    public @Nullable String reason;
    public final FakeHeaders responseHeaders = new FakeHeaders();
    public @Nullable String responseBody;
    public final Map<String, String> stamped = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public @Nullable Forwarding forwarding;

    @Override
    public String method() {
        return method;
    }

    @Override
    public void method(String newMethod) {
        method = newMethod;
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
    public void backend(Backend newBackend) {
        backend = newBackend.url();
    }

    @Override
    public Headers requestHeaders() {
        return requestHeaders;
    }

    @Override
    public void requestBody(byte[] body) {
        requestBody = new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public int status() {
        return status;
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
    public void forwarding(Forwarding settings) {
        forwarding = settings;
    }
}
