package io.holdfast.gateway;

import io.holdfast.gateway.routes.Upstream;
import io.holdfast.gateway.upstream.RequestLine;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Turns the caller's head into the one that a backend gets. It is changed in place: nobody needs the caller's any more. */
final class OutgoingRequest {

    private OutgoingRequest() {}

    static HttpRequest prepare(IncomingRequest incoming, CallExchange exchange, Upstream upstream) {
        HttpRequest message = incoming.message();
        message.setProtocolVersion(HttpVersion.HTTP_1_1);
        message.setMethod(HttpMethod.valueOf(exchange.method()));
        message.setUri(target(exchange, upstream));
        HttpHeaders headers = message.headers();
        headers.remove(HttpHeaderNames.EXPECT);
        host(headers, upstream, exchange);
        if (exchange.isFirstForward()) {
            forwardedFor(headers, incoming.remoteAddress());
        }
        upstream.headers().forEach(headers::set);
        framing(headers, incoming, exchange);
        return message;
    }

    /** Whoever wrote how many lines: the peer's address comes last in the one that goes on, and no other is lost. */
    private static void forwardedFor(HttpHeaders headers, String peer) {
        String former = String.join(", ", headers.getAll(Fields.X_FORWARDED_FOR));
        headers.set(Fields.X_FORWARDED_FOR, former.isEmpty() ? peer : former + ", " + peer);
    }

    /** The backend's own, unless a policy has set another one. */
    @SuppressWarnings("ReferenceEquality") // the very string that was there before means that no policy has set it
    private static void host(HttpHeaders headers, Upstream upstream, CallExchange exchange) {
        String now = headers.get(Fields.HOST);
        if (now == null || now == exchange.untouchedHost()) {
            headers.set(Fields.HOST, upstream.hostHeader());
            exchange.untouchedHost(upstream.hostHeader());
        }
    }

    /** Set from what is really sent, whatever policies made of these fields. */
    private static void framing(HttpHeaders headers, IncomingRequest incoming, CallExchange exchange) {
        byte[] body = exchange.requestBodyBytes();
        boolean told = headers.contains(Fields.CONTENT_LENGTH);
        headers.remove(Fields.CONTENT_LENGTH);
        headers.remove(Fields.CONNECTION);
        headers.remove(Fields.TRANSFER_ENCODING);
        if (body != null) {
            headers.set(Fields.CONTENT_LENGTH, Integer.toString(body.length));
        } else if (incoming.length() < 0) {
            headers.set(Fields.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else if (incoming.length() > 0 || told) {
            headers.set(Fields.CONTENT_LENGTH, Long.toString(incoming.length()));
        }
    }

    private static String target(CallExchange exchange, Upstream upstream) {
        String path = exchange.path();
        boolean slash = !path.isEmpty() && path.charAt(0) != '/';
        String full = upstream.basePath() + (slash ? "/" : "") + path;
        String query = query(exchange.query(), upstream);
        return RequestLine.clean((full.isEmpty() ? "/" : full) + (query.isEmpty() ? "" : "?" + query));
    }

    private static String query(String query, Upstream upstream) {
        if (upstream.query().isEmpty()) {
            return query;
        }
        var result = new StringBuilder();
        for (String part : query.split("&", -1)) {
            String name = name(part);
            boolean replaced = upstream.query().keySet().stream().anyMatch(name::equalsIgnoreCase);
            if (!part.isEmpty() && !replaced) {
                result.append(result.isEmpty() ? "" : "&").append(part);
            }
        }
        upstream.query()
                .forEach((name, values) -> values.forEach(value -> result.append(result.isEmpty() ? "" : "&")
                        .append(encode(name))
                        .append('=')
                        .append(encode(value))));
        return result.toString();
    }

    /** As the backend will read it, so that no spelling of it stands beside the one that replaces it. */
    private static String name(String part) {
        String name = part.substring(0, part.indexOf('=') < 0 ? part.length() : part.indexOf('='));
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
