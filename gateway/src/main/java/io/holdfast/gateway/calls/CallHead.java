package io.holdfast.gateway.calls;

import io.holdfast.policy.calls.CallField;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The head of a request that a policy sends. */
final class CallHead {

    /** They frame the message or concern its connection: what is really sent decides. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "content-length",
            "expect",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private CallHead() {}

    /** @throws IllegalArgumentException if something in it cannot stand in a request */
    static HttpRequest of(String method, CallTarget target, List<CallField> fields, int length) {
        var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), target.target());
        HttpHeaders headers = head.headers();
        for (CallField field : fields) {
            if (!OF_THE_CONNECTION.contains(field.name().toLowerCase(Locale.ROOT))) {
                headers.add(field.name(), field.value());
            }
        }
        if (!headers.contains(HttpHeaderNames.HOST)) {
            headers.set("Host", target.authority().hostHeader());
        }
        if (length > 0 || WITH_BODY.contains(head.method())) {
            headers.set("Content-Length", Integer.toString(length));
        }
        return head;
    }
}
