package io.holdfast.gateway;

import io.holdfast.limits.Claim;
import io.holdfast.policy.PolicyException;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a body in memory. Whatever it holds is claimed first. It is held as one piece: chunks of a single byte would take thirty times
 * their length.
 */
final class BodyBuffer {

    /** What a call may keep in memory of one body; a larger one is refused. */
    static final int LIMIT = 4 * 1024 * 1024;

    private final Claim room;
    private byte[] bytes = new byte[0];
    private int size;

    /** @param room what is claimed belongs to the call, which holds the body until it is over */
    BodyBuffer(Claim room) {
        this.room = room;
    }

    /** Why a body of that length cannot be held now, or null; -1 where the length is not known. */
    static @Nullable PolicyException check(Claim room, long length) {
        if (length > LIMIT) {
            return tooLarge();
        }
        return room.hasRoom(Math.max(0, length)) ? null : noRoom();
    }

    /** Copies a piece; says why it cannot be held, or null. */
    @Nullable
    PolicyException add(ByteBuf piece) {
        int more = piece.readableBytes();
        if (size + more > LIMIT) {
            return tooLarge();
        }
        if (!room.grow(more)) {
            return noRoom();
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, size + more, LIMIT));
        }
        piece.getBytes(piece.readerIndex(), bytes, size, more);
        size += more;
        return null;
    }

    byte[] whole() {
        byte[] whole = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = new byte[0];
        return whole;
    }

    private static PolicyException tooLarge() {
        return new PolicyException(413, "forward-request", "RequestTooLarge", "Request Entity Too Large");
    }

    /** Too many bodies are held at the moment: all together, or for this service or this address. */
    private static PolicyException noRoom() {
        return new PolicyException(503, "forward-request", "TooManyBodies", "Service Unavailable");
    }
}
