package io.holdfast.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request is not even looked at: it is no well-formed HTTP. The connection is closed, as what follows cannot be trusted. */
final class Refusal {

    private Refusal() {}

    static HttpResponseStatus of(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpResponseStatus.BAD_REQUEST;
    }

    /** Null if the head is in order. */
    static @Nullable HttpResponseStatus check(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return of(request.decoderResult().cause());
        }
        if (request.protocolVersion().majorVersion() != 1) {
            return HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED;
        }
        if (!hostInOrder(request)) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        return framing(request);
    }

    /** RFC 9112 §3.2: exactly one Host in HTTP/1.1. */
    private static boolean hostInOrder(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        return hosts.size() == 1 && RequestTarget.isAuthority(hosts.getFirst());
    }

    private static @Nullable HttpResponseStatus framing(HttpRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty()) {
            if (request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                    || request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
                return HttpResponseStatus.BAD_REQUEST;
            }
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                return HttpResponseStatus.NOT_IMPLEMENTED;
            }
        }
        String expect = request.headers().get(HttpHeaderNames.EXPECT);
        return expect == null || expect.equalsIgnoreCase("100-continue") ? null : HttpResponseStatus.EXPECTATION_FAILED;
    }
}
