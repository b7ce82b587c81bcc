package io.holdfast.gateway;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * The head that a caller gets.
 *
 * @param keepAlive whether the connection can be used again afterwards
 */
record ResponseHead(HttpResponse message, boolean keepAlive) {

    /**
     * @param body the whole body, or null when it is streamed
     * @param wanted whether the caller wants to keep the connection
     */
    static ResponseHead of(CallExchange exchange, byte @Nullable [] body, boolean http10, boolean wanted) {
        HttpHeaders headers = exchange.response().fields();
        boolean known = length(exchange, headers, body);
        boolean keep = wanted;
        if (!known) {
            // HTTP/1.0 knows no chunks: there the end of the connection ends the body.
            keep = wanted && !http10;
            if (!http10) {
                headers.set(Fields.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            }
        }
        String challenge = exchange.challenge();
        if (challenge != null && exchange.status() == 401 && !headers.contains(Fields.WWW_AUTHENTICATE)) {
            headers.set(Fields.WWW_AUTHENTICATE, challenge);
        }
        Finishing finishing = exchange.finishing();
        if (finishing != null) {
            finishing.apply(headers);
        }
        if (!keep) {
            headers.set(Fields.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (http10) {
            headers.set(Fields.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return new ResponseHead(
                new DefaultHttpResponse(
                        HttpVersion.HTTP_1_1, exchange.response().status(), headers),
                keep);
    }

    /** Sets the field that tells the body's length from what is really sent, whatever policies made of it; false if it is not known. */
    private static boolean length(CallExchange exchange, HttpHeaders headers, byte @Nullable [] body) {
        int status = exchange.response().status().code();
        long length = body == null ? exchange.response().backendLength() : body.length;
        headers.remove(Fields.CONNECTION);
        headers.remove(Fields.TRANSFER_ENCODING);
        headers.remove(Fields.CONTENT_LENGTH);
        boolean bodyless = status == 204 || status == 304;
        if (length >= 0 && !(bodyless && length == 0)) {
            headers.set(Fields.CONTENT_LENGTH, Long.toString(length));
        }
        return length >= 0 || bodyless;
    }
}
