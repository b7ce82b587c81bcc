package io.holdfast.gateway;

import io.holdfast.policy.Body;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import io.holdfast.policy.view.UrlView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The messages of one call as policies see and change them. */
abstract class CallMessages extends Exchange {

    private final IncomingRequest incoming;
    private final Headers requestHeaders;
    private final long received = System.nanoTime();
    private final HeldBody requestBody = new HeldBody();
    private final CallResponse response = new CallResponse();
    private String method;
    private String path;
    private String query;
    private @Nullable Finishing finishing;

    CallMessages(IncomingRequest incoming) {
        this.incoming = incoming;
        this.requestHeaders = new NettyHeaders(incoming.message().headers());
        this.method = incoming.message().method().name();
        this.path = incoming.path().raw();
        this.query = incoming.query();
    }

    IncomingRequest incoming() {
        return incoming;
    }

    CallResponse response() {
        return response;
    }

    /** What is sent in the place of what the caller sends; null if that is passed on. */
    byte @Nullable [] requestBodyBytes() {
        return requestBody.toSend();
    }

    /** Null when the body comes from the backend. */
    byte @Nullable [] responseBodyBytes() {
        return response.bytes();
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

    @Override
    public Instant timestamp() {
        return Instant.now().minus(elapsed());
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - received);
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
    public UrlView originalUrl() {
        return incoming.url();
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
    public Headers requestHeaders() {
        return requestHeaders;
    }

    @Override
    public boolean hasRequestBody() {
        return requestBody.isThere() || incoming.hasBody();
    }

    @Override
    public @Nullable Body requestBody() {
        return requestBody.view(incoming.message().headers());
    }

    @Override
    public void requestBody(byte[] body) {
        requestBody.set(body);
    }

    @Override
    protected boolean awaitsRequestBody() {
        return !requestBody.isThere() && incoming.hasBody();
    }

    @Override
    public boolean hasResponse() {
        return response.isMade();
    }

    @Override
    public int status() {
        return response.status().code();
    }

    @Override
    public String reason() {
        return response.status().reasonPhrase();
    }

    @Override
    public void status(int code, @Nullable String reason) {
        response.status(code, reason);
    }

    @Override
    public Headers responseHeaders() {
        return response.headers();
    }

    @Override
    public @Nullable Body responseBody() {
        return response.body();
    }

    @Override
    public void responseBody(byte[] body) {
        response.give(body);
    }

    @Override
    protected boolean awaitsResponseBody() {
        return response.awaitsBody();
    }

    @Override
    public void resetResponse() {
        response.reset();
    }

    @Override
    public void stamp(String name, String value) {
        finish().stamp(name, value);
    }

    @Override
    public boolean isStamped(String name) {
        return finishing != null && finishing.isStamped(name);
    }

    @Override
    public void vary(String header) {
        finish().vary(header);
    }

    @Override
    public void suppress(String header) {
        finish().suppress(header);
    }
}
