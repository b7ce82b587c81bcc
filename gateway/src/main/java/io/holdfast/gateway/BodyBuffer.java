package io.holdfast.gateway;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;

/** Gathers a request's body before it is sent, so that it can be sent more than once. */
final class BodyBuffer implements Upload {

    /** What a call may keep in memory; a larger body is refused. */
    static final int LIMIT = 4 * 1024 * 1024;

    private final Call call;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean dropped;

    BodyBuffer(Call call) {
        this.call = call;
    }

    @Override
    public void send(HttpContent content) {
        byte[] piece = new byte[content.content().readableBytes()];
        content.content().readBytes(piece);
        content.release();
        if (dropped) {
            return;
        }
        bytes.writeBytes(piece);
        if (bytes.size() > LIMIT) {
            dropped = true;
            call.tooLarge();
        } else if (content instanceof LastHttpContent) {
            call.buffered(bytes.toByteArray());
        }
    }

    @Override
    public void flush() {}

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public void pause(boolean paused) {}

    @Override
    public void drop() {
        dropped = true;
    }
}
