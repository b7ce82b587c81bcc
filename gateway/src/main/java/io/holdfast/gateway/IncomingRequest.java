package io.holdfast.gateway;

import io.holdfast.gateway.routes.RequestPath;
import io.holdfast.gateway.upstream.HopByHop;
import io.holdfast.policy.view.UrlView;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request's head, taken apart. Of the message's fields only those that are meant for the backend are left: what concerns the
 * caller's connection is gone before anything looks at them, so that he cannot name a field for removal that is set later.
 *
 * @param authority host and port as the caller wrote them; empty in HTTP/1.0 without Host
 * @param hostField the value of the Host field, or null
 * @param query raw, without the question mark
 * @param length of the body, or -1 when it is chunked
 */
record IncomingRequest(
        HttpRequest message,
        boolean tls,
        String remoteAddress,
        String authority,
        @Nullable String hostField,
        boolean http10,
        boolean wantsKeepAlive,
        boolean expectsContinue,
        RequestPath path,
        String query,
        long length) {

    /** Null if the target is of no form that a gateway serves. */
    static @Nullable IncomingRequest of(HttpRequest message, boolean tls, String remoteAddress) {
        RequestTarget target = RequestTarget.parse(message.uri());
        if (target == null) {
            return null;
        }
        String host = message.headers().get(HttpHeaderNames.HOST);
        boolean http10 = message.protocolVersion().equals(HttpVersion.HTTP_1_0);
        String authority = target.authority();
        if (authority != null && !RequestTarget.isAuthority(authority)) {
            return null;
        }
        long length = HttpUtil.isTransferEncodingChunked(message) ? -1 : HttpUtil.getContentLength(message, 0L);
        boolean keepAlive = HttpUtil.isKeepAlive(message);
        HopByHop.strip(message.headers());
        return new IncomingRequest(
                message,
                tls,
                remoteAddress,
                authority != null ? authority : Objects.requireNonNullElse(host, ""),
                host,
                http10,
                keepAlive,
                !http10 && message.headers().contains(HttpHeaderNames.EXPECT),
                RequestPath.of(target.path()),
                target.query(),
                length);
    }

    String scheme() {
        return tls ? "https" : "http";
    }

    String origin() {
        return scheme() + "://" + authority;
    }

    /** What the caller asked for. */
    UrlView url() {
        int port = RequestTarget.port(authority);
        return new UrlView(scheme(), host(), port < 0 ? (tls ? 443 : 80) : port, path.raw(), query);
    }

    String host() {
        return RequestTarget.host(authority);
    }

    boolean hasBody() {
        return length != 0;
    }
}
