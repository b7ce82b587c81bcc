package io.holdfast.gateway;

import io.holdfast.policy.PolicyException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a backend's response while policies are still at work on its head. Little, since reading pauses; all of it where a
 * policy wants to read it.
 */
final class HeldResponse {

    private final ArrayDeque<HttpContent> parts = new ArrayDeque<>(2);
    private @Nullable BodyBuffer buffer;
    private @Nullable CompletableFuture<byte[]> whole;

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether a policy waits for all of it. */
    boolean isWanted() {
        return whole != null && !whole.isDone();
    }

    /** Takes the content over. */
    void add(HttpContent content) {
        if (buffer == null) {
            parts.add(content);
        } else {
            gather(buffer, content);
        }
    }

    /** Gathers all of it. */
    CompletionStage<byte[]> gather(BodyBuffer into) {
        var result = new CompletableFuture<byte[]>();
        whole = result;
        buffer = into;
        for (HttpContent part = parts.poll(); part != null; part = parts.poll()) {
            gather(into, part);
        }
        return result;
    }

    private void gather(BodyBuffer into, HttpContent content) {
        CompletableFuture<byte[]> waited = whole;
        try {
            PolicyException refusal = into.add(content.content());
            if (waited == null || waited.isDone()) {
                return;
            }
            if (refusal != null) {
                waited.completeExceptionally(ofResponse(refusal));
            } else if (content instanceof LastHttpContent) {
                byte[] all = into.whole();
                buffer = null;
                parts.add(new DefaultLastHttpContent(Unpooled.wrappedBuffer(all)));
                waited.complete(all);
            }
        } finally {
            content.release();
        }
    }

    /** That it is the request that was too large callers must not be told. */
    private static PolicyException ofResponse(PolicyException refusal) {
        return refusal.status() == 413
                ? new PolicyException(
                        500,
                        refusal.source(),
                        "ResponseTooLarge",
                        "Internal server error",
                        "The response's body is too large for a policy to read.")
                : refusal;
    }

    /** Nothing more of it comes. */
    void failed(PolicyException error) {
        if (whole != null) {
            whole.completeExceptionally(error);
        }
    }

    /** Hands over what is held. */
    void drain(Consumer<HttpContent> to) {
        for (HttpContent part = parts.poll(); part != null; part = parts.poll()) {
            to.accept(part);
        }
    }

    void release() {
        drain(HttpContent::release);
        buffer = null;
    }
}
