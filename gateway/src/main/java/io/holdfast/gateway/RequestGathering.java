package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Upload;
import io.holdfast.policy.PolicyException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a request's body into memory: before it is sent, so that it can be sent more than once, or because a policy reads it. */
final class RequestGathering implements Upload {

    private final BodyBuffer buffer;
    private final Consumer<byte[]> whole;
    private final Consumer<PolicyException> refused;
    private boolean dropped;

    /** @param refused the body cannot be held; what follows of it is of no interest */
    RequestGathering(BodyBuffer buffer, Consumer<byte[]> whole, Consumer<PolicyException> refused) {
        this.buffer = buffer;
        this.whole = whole;
        this.refused = refused;
    }

    @Override
    public void send(HttpContent content) {
        try {
            @Nullable PolicyException refusal = dropped ? null : buffer.add(content.content());
            if (refusal != null) {
                dropped = true;
                refused.accept(refusal);
            } else if (!dropped && content instanceof LastHttpContent) {
                whole.accept(buffer.whole());
            }
        } finally {
            content.release();
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
