package io.holdfast.gateway;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.routes.CallCount;
import io.holdfast.gateway.routes.Match;
import io.holdfast.gateway.routes.Upstream;
import io.holdfast.policy.Backend;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.Headers;
import io.holdfast.policy.PolicyException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/** The state of one call that policies see and change. */
final class CallExchange implements Exchange {

    private final IncomingRequest incoming;
    private final Headers requestHeaders;
    private static final int LOGGED_PATH = 256;

    private @Nullable Match match;

    private String method;
    private String path;
    private String query;
    private @Nullable Upstream backend;
    private byte @Nullable [] requestBody;

    private HttpResponseStatus status = HttpResponseStatus.OK;
    private HttpHeaders responseFields = new DefaultHttpHeaders();
    private @Nullable Headers responseHeaders;
    private byte @Nullable [] responseBody;
    private boolean fromBackend;
    private long backendLength = -1;
    private @Nullable Finishing finishing;
    private Forwarding forwarding = Forwarding.DEFAULT;
    private @Nullable String challenge;
    private @Nullable String untouchedHost;
    private boolean forwarded;
    private @Nullable String requestId;

    CallExchange(IncomingRequest incoming) {
        this.incoming = incoming;
        this.requestHeaders = new NettyHeaders(incoming.message().headers());
        this.method = incoming.message().method().name();
        this.path = incoming.path().raw();
        this.query = incoming.query();
        this.untouchedHost = incoming.hostField();
    }

    IncomingRequest incoming() {
        return incoming;
    }

    void matched(Match found) {
        match = found;
        path = found.forwardPath();
        backend = found.backend();
    }

    /** The response's head came from the backend: its body follows, unless a policy gives another one. */
    void answered(HttpResponse response) {
        status = response.status();
        responseFields = response.headers();
        responseHeaders = null;
        responseBody = null;
        fromBackend = true;
        backendLength = HttpUtil.getContentLength(response, -1L);
    }

    /** The length that the backend gave its body, or -1 if it gave none. */
    long backendLength() {
        return backendLength;
    }

    /** The name of the service that is called; empty where no operation matches. */
    String service() {
        return match == null ? "" : match.service();
    }

    /** Those of the service that is called; null where no operation matches. */
    @Nullable
    CallCount calls() {
        return match == null ? null : match.calls();
    }

    /** What a connection for the call is made to. */
    Authority place(Upstream upstream) {
        return match == null ? upstream.authority() : match.table().trusting(upstream.authority());
    }

    /** Says which call it is: by the id that its error answer carries, and by what was called. */
    LoggingEventBuilder describe(LoggingEventBuilder event) {
        String raw = incoming.path().raw();
        LoggingEventBuilder described = event.addKeyValue("activityId", requestId())
                .addKeyValue("method", method)
                .addKeyValue("path", raw.substring(0, Math.min(raw.length(), LOGGED_PATH)));
        if (match != null) {
            described = described
                    .addKeyValue("service", match.service())
                    .addKeyValue("api", match.apiId())
                    .addKeyValue("operation", match.operationId());
        }
        return backend == null ? described : described.addKeyValue("backend", backend);
    }

    @Nullable
    Upstream upstream() {
        return backend;
    }

    byte @Nullable [] requestBodyBytes() {
        return requestBody;
    }

    HttpResponseStatus responseStatus() {
        return status;
    }

    HttpHeaders responseFields() {
        return responseFields;
    }

    /** Null when the body comes from the backend. */
    byte @Nullable [] responseBodyBytes() {
        return responseBody == null && !fromBackend ? new byte[0] : responseBody;
    }

    /** What a caller without a valid key is told, whatever on-error makes of the rest. */
    void challenge(String value) {
        challenge = value;
    }

    @Nullable
    String challenge() {
        return challenge;
    }

    /** The value of the Host field that no policy has set. */
    @Nullable
    String untouchedHost() {
        return untouchedHost;
    }

    void untouchedHost(String value) {
        untouchedHost = value;
    }

    /** True once: a request that is sent again has the fields that forwarding adds. */
    boolean isFirstForward() {
        boolean first = !forwarded;
        forwarded = true;
        return first;
    }

    Forwarding forwardingSettings() {
        return forwarding;
    }

    /** What is done to whatever is answered in the end, or null. */
    @Nullable
    Finishing finishing() {
        return finishing;
    }

    private Finishing finish() {
        Finishing touches = finishing == null ? new Finishing() : finishing;
        finishing = touches;
        return touches;
    }

    /** Made when it is first asked for: most calls need none. */
    @Override
    public String requestId() {
        if (requestId == null) {
            requestId = UUID.randomUUID().toString();
        }
        return requestId;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public void method(String other) {
        method = other;
    }

    @Override
    public String callerOrigin() {
        return incoming.origin();
    }

    @Override
    public String remoteAddress() {
        return incoming.remoteAddress();
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
        return match == null ? null : match.parameter(name);
    }

    @Override
    public void backend(Backend other) {
        if (!(other instanceof Upstream upstream)) {
            throw new IllegalArgumentException("not made by this gateway's compile context: " + other.url());
        }
        backend = upstream;
    }

    @Override
    public Headers requestHeaders() {
        return requestHeaders;
    }

    @Override
    public void requestBody(byte[] body) {
        requestBody = body;
    }

    @Override
    public int status() {
        return status.code();
    }

    @Override
    public void status(int code, @Nullable String reason) {
        if (code < 200 || code > 999) {
            throw new PolicyException(500, "set-status", "InvalidStatus", "Internal server error");
        }
        status = reason == null || reason.isEmpty()
                ? HttpResponseStatus.valueOf(code)
                : new HttpResponseStatus(code, reason.replace('\r', ' ').replace('\n', ' '));
    }

    @Override
    public Headers responseHeaders() {
        Headers headers = responseHeaders;
        if (headers == null) {
            headers = new NettyHeaders(responseFields);
            responseHeaders = headers;
        }
        return headers;
    }

    @Override
    public void responseBody(byte[] body) {
        responseBody = body;
    }

    @Override
    public void resetResponse() {
        status = HttpResponseStatus.OK;
        responseFields = new DefaultHttpHeaders();
        responseHeaders = null;
        responseBody = null;
        fromBackend = false;
    }

    @Override
    public void stamp(String name, String value) {
        finish().stamp(name, value);
    }

    @Override
    public void vary(String header) {
        finish().vary(header);
    }

    @Override
    public void suppress(String header) {
        finish().suppress(header);
    }

    @Override
    public void forwarding(Forwarding settings) {
        forwarding = settings;
    }
}
