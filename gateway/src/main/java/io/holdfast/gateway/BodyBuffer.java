package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Upload;
import io.holdfast.limits.Claim;
import io.holdfast.policy.PolicyException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a request's body before it is sent, so that it can be sent more than once. Whatever it holds is claimed first. It is held as
 * one piece: chunks of a single byte would take thirty times their length.
 */
final class BodyBuffer implements Upload {

    /** What a call may keep in memory; a larger body is refused. */
    static final int LIMIT = 4 * 1024 * 1024;

    private final Sending sending;
    private final Claim room;
    private byte[] bytes = new byte[0];
    private int size;
    private boolean dropped;

    /** @param room what is claimed belongs to the call, which holds the body until it is over */
    BodyBuffer(Sending sending, Claim room) {
        this.sending = sending;
        this.room = room;
    }

    @Override
    public void send(HttpContent content) {
        int more = content.content().readableBytes();
        if (!dropped && size + more > LIMIT) {
            drop();
            sending.refuse(tooLarge());
        } else if (!dropped && !room.grow(more)) {
            drop();
            sending.refuse(noRoom());
        }
        if (dropped) {
            content.release();
            return;
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, size + more, LIMIT));
        }
        content.content().readBytes(bytes, size, more);
        content.release();
        size += more;
        if (content instanceof LastHttpContent) {
            sending.buffered(whole());
        }
    }

    /** Why a body of that length cannot be held now, or null; -1 where the length is not known. */
    static @Nullable PolicyException check(Claim room, long length) {
        if (length > LIMIT) {
            return tooLarge();
        }
        return room.hasRoom(Math.max(0, length)) ? null : noRoom();
    }

    private static PolicyException tooLarge() {
        return new PolicyException(413, "forward-request", "RequestTooLarge", "Request Entity Too Large");
    }

    /** Too many bodies are held at the moment: all together, or for this service or this address. */
    private static PolicyException noRoom() {
        return new PolicyException(503, "forward-request", "TooManyBodies", "Service Unavailable");
    }

    private byte[] whole() {
        byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = new byte[0];
        return whole;
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
        bytes = new byte[0];
    }
}
