package io.holdfast.gateway;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Writes responses; those to HEAD without their body (RFC 9110 §9.3.2). One request is answered at a time. */
final class ResponseEncoder extends HttpResponseEncoder {

    private boolean toHead;

    void answering(boolean head) {
        toHead = head;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return super.isContentAlwaysEmpty(response) || toHead;
    }
}
