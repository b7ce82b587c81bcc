package io.holdfast.gateway;

import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;

/** How far the body of a request has come, and whether anyone wants it. */
final class RequestBody {

    /** How much of a body that nobody wants is read to keep the connection. */
    private static final long DISCARD_LIMIT = 1024 * 1024;

    private final boolean expectsContinue;
    private boolean continued;
    private boolean discarded;
    private boolean touched;
    private boolean complete;
    private long wasted;

    RequestBody(IncomingRequest incoming) {
        this.expectsContinue = incoming.expectsContinue();
    }

    /** From now on what comes is thrown away. */
    void discard() {
        discarded = true;
    }

    boolean isDiscarded() {
        return discarded;
    }

    /** Notes a piece; true if it is wanted. */
    boolean take(HttpContent content) {
        touched |= content.content().isReadable();
        complete = content instanceof LastHttpContent;
        if (discarded) {
            wasted += content.content().readableBytes();
        }
        return !discarded;
    }

    /** Whether something of it has come, so that it cannot be sent from the start again. */
    boolean isTouched() {
        return touched;
    }

    boolean isComplete() {
        return complete;
    }

    /** Whether the caller waits for leave to send it and has not got it, so that it may never come (RFC 9110 §10.1.1). */
    boolean isHeldBack() {
        return expectsContinue && !continued && !touched && !complete;
    }

    boolean isTooMuch() {
        return !complete && wasted > DISCARD_LIMIT;
    }

    /** True once, if the caller waits for leave to send the body. */
    boolean shallContinue() {
        boolean now = isHeldBack() && !discarded;
        continued |= now;
        return now;
    }

    /** Trailers are not passed on. */
    static HttpContent withoutTrailers(HttpContent content) {
        boolean trailers = content instanceof LastHttpContent last
                && !last.trailingHeaders().isEmpty();
        return trailers ? new DefaultLastHttpContent(content.content()) : content;
    }
}
