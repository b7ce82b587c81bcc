package io.holdfast.gateway;

import io.holdfast.gateway.routes.Upstream;
import io.holdfast.gateway.upstream.Upload;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/**
 * The backend of the Echo API, built in because no outside host may be assumed. Answers 200 with the header fields that it got; a body
 * comes back as it was sent, and a request without one is described as JSON.
 */
final class EchoBackend implements Upload {

    private final Call call;
    private final HttpRequest request;
    private final boolean hasBody;
    private boolean writable = true;
    private boolean dropped;

    EchoBackend(Call call, HttpRequest request) {
        this.call = call;
        this.request = request;
        this.hasBody = HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }

    static boolean serves(Upstream upstream) {
        return upstream.authority().host().equals(Gateway.ECHO_HOST);
    }

    void start() {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set(request.headers()).remove(Fields.HOST);
        byte[] description = hasBody ? null : EchoDescription.of(request);
        if (description != null) {
            response.headers()
                    .set(Fields.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .set(Fields.CONTENT_LENGTH, description.length);
        }
        call.head(response);
        // Policies may have answered in its place.
        if (description != null && !dropped) {
            call.body(new DefaultLastHttpContent(Unpooled.wrappedBuffer(description)));
        }
    }

    @Override
    public void send(HttpContent content) {
        if (hasBody && !dropped) {
            call.body(content);
        } else {
            content.release();
        }
    }

    @Override
    public void flush() {
        call.bodyPaused();
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    /** What it cannot give back it does not take. */
    @Override
    public void pause(boolean paused) {
        boolean resumed = !writable && !paused;
        writable = !paused;
        if (resumed) {
            call.uploadWritable();
        }
    }

    @Override
    public void drop() {
        dropped = true;
        writable = true;
    }
}
