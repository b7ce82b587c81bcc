package io.holdfast.gateway;

import io.holdfast.policy.Body;
import io.holdfast.policy.Headers;
import io.holdfast.policy.PolicyException;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/** The response of a call as it will be sent: a backend's or the gateway's own, as policies change it. */
final class CallResponse {

    private static final byte[] NOTHING = new byte[0];

    private HttpResponseStatus status = HttpResponseStatus.OK;
    private HttpHeaders fields = new DefaultHttpHeaders();
    private @Nullable Headers headers;
    private boolean fromBackend;
    private boolean made;
    private long backendLength = -1;

    /** What policies give in its place. */
    private final HeldBody given = new HeldBody();

    /** The backend's, where a policy reads it: it is passed on as it came. */
    private final HeldBody read = new HeldBody();

    /** The head came from the backend: its body follows, unless a policy gives another one. */
    void answered(HttpResponse response) {
        reset(response.status(), response.headers(), true);
        backendLength = HttpUtil.getContentLength(response, -1L);
    }

    void reset() {
        reset(HttpResponseStatus.OK, new DefaultHttpHeaders(), false);
    }

    /** There is none: the request is forwarded. */
    void forget() {
        reset();
        made = false;
    }

    /** Whether there is one. */
    boolean isMade() {
        return made;
    }

    private void reset(HttpResponseStatus newStatus, HttpHeaders newFields, boolean backends) {
        made = true;
        status = newStatus;
        fields = newFields;
        headers = null;
        fromBackend = backends;
        given.set(null);
        read.set(null);
    }

    /** The length that the backend gave its body, or -1 if it gave none. */
    long backendLength() {
        return backendLength;
    }

    HttpResponseStatus status() {
        return status;
    }

    void status(int code, @Nullable String reason) {
        if (code < 200 || code > 999) {
            throw new PolicyException(500, "set-status", "InvalidStatus", "Internal server error");
        }
        made = true;
        status = reason == null || reason.isEmpty()
                ? HttpResponseStatus.valueOf(code)
                : new HttpResponseStatus(code, reason.replace('\r', ' ').replace('\n', ' '));
    }

    HttpHeaders fields() {
        return fields;
    }

    Headers headers() {
        Headers seen = headers;
        if (seen == null) {
            seen = new NettyHeaders(fields);
            headers = seen;
        }
        return seen;
    }

    void give(byte[] body) {
        made = true;
        given.set(body);
    }

    /** The backend's body is in memory. */
    void read(byte[] whole) {
        read.set(whole);
    }

    /** Whether the backend's body is not in memory, and nothing else is in its place. */
    boolean awaitsBody() {
        return fromBackend && !given.isThere() && !read.isThere();
    }

    @Nullable
    Body body() {
        return given.isThere() ? given.view(fields) : read.view(fields);
    }

    /** What is sent as its body; null when the backend's is passed on. */
    byte @Nullable [] bytes() {
        if (given.isThere()) {
            return given.toSend();
        }
        return !fromBackend || read.isConsumed() ? NOTHING : null;
    }
}
