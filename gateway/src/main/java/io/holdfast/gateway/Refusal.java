package io.holdfast.gateway;

import io.holdfast.gateway.upstream.HopByHop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Iterator;
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
        if (!hostInOrder(request) || !HopByHop.isSane(request.headers())) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        return framing(request);
    }

    /** RFC 9112 §3.2: exactly one Host in HTTP/1.1. */
    private static boolean hostInOrder(HttpRequest request) {
        Iterator<String> hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        return RequestTarget.isAuthority(hosts.next()) && !hosts.hasNext();
    }

    private static @Nullable HttpResponseStatus framing(HttpRequest request) {
        Iterator<String> codings = request.headers().valueStringIterator(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.hasNext()) {
            if (request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                    || request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
                return HttpResponseStatus.BAD_REQUEST;
            }
            if (!codings.next().equalsIgnoreCase("chunked") || codings.hasNext()) {
                return HttpResponseStatus.NOT_IMPLEMENTED;
            }
        }
        String expect = request.headers().get(HttpHeaderNames.EXPECT);
        return expect == null || expect.equalsIgnoreCase("100-continue") ? null : HttpResponseStatus.EXPECTATION_FAILED;
    }
}
