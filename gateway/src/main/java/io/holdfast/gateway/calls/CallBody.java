package io.holdfast.gateway.calls;

import io.holdfast.limits.Claim;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The body of a response while it comes, within the room that there is for it. */
final class CallBody {

    private final Claim room;
    private byte[] bytes = new byte[0];
    private int size;

    CallBody(Claim room) {
        this.room = room;
    }

    /** False if there is no room for it. */
    boolean add(ByteBuf piece) {
        int more = piece.readableBytes();
        if (!room.grow(more)) {
            return false;
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.clamp(2L * bytes.length, size + more, CallOutLimits.RESPONSE));
        }
        piece.readBytes(bytes, size, more);
        size += more;
        return true;
    }

    boolean wouldExceed(long more) {
        return size + more > CallOutLimits.RESPONSE;
    }

    byte[] whole() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
