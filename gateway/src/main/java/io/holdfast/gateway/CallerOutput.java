package io.holdfast.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** What goes out on a caller's connection, and its end. */
final class CallerOutput {

    private final Counters counters;
    private final ResponseEncoder encoder;
    private @Nullable ChannelHandlerContext context;
    private boolean closing;

    CallerOutput(Counters counters, ResponseEncoder encoder) {
        this.counters = counters;
        this.encoder = encoder;
    }

    void into(ChannelHandlerContext connection) {
        context = connection;
    }

    /** Says which kind of request is answered next. */
    void answering(boolean head) {
        encoder.answering(head);
    }

    void write(HttpObject part) {
        ChannelHandlerContext to = context;
        if (to == null || !to.channel().isActive()) {
            ReferenceCountUtil.release(part);
            return;
        }
        to.write(part).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    void flush() {
        if (context != null) {
            context.flush();
        }
    }

    /** The caller may send his body (RFC 9110 §10.1.1). */
    void goOn() {
        write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        flush();
    }

    /** Whether the caller takes what he is sent: little waits for him. */
    boolean isWritable() {
        return context != null && context.channel().isWritable();
    }

    /** Whether nothing that he sends counts any more. */
    boolean isClosing() {
        return closing;
    }

    /** The connection is gone already. */
    void closed() {
        closing = true;
    }

    void close() {
        closing = true;
        if (context != null) {
            var _ = context.close();
        }
    }

    void closeAfterFlush() {
        closing = true;
        if (context != null) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Answers what cannot be served, and closes. */
    void refuse(HttpResponseStatus status) {
        counters.answered(status.code());
        byte[] body = Envelope.of(status.code(), status.reasonPhrase());
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(Fields.CONTENT_TYPE, Envelope.TYPE)
                .set(Fields.CONTENT_LENGTH, body.length)
                .set(Fields.CONNECTION, "close");
        write(response);
        closeAfterFlush();
    }
}
