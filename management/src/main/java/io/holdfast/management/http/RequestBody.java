package io.holdfast.management.http;

import io.holdfast.management.arm.Body;
import io.holdfast.management.arm.Refusals;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a request, which waits in the connection until somebody asks for it: whoever is turned away at the door
 * costs no memory. What nobody asked for is read and thrown away, so that the caller gets to hear the answer.
 */
final class RequestBody implements Body {

    private static final long SECONDS = 60;
    private static final int DISCARDED_AT_MOST = 32 * MIB;

    private final HttpServerRequest request;
    private final Context context;
    private final Semaphore room;
    private boolean taken;

    /**
     * @param request paused
     * @param room of which the request holds one permit, which is given to others while the body is on its way: slow
     *     senders keep nobody out
     */
    RequestBody(HttpServerRequest request, Context context, Semaphore room) {
        this.request = request;
        this.context = context;
        this.room = room;
    }

    @Override
    public byte[] read(int limit) {
        if (taken) {
            throw new IllegalStateException("the body has been read already");
        }
        if (declared() > limit) {
            throw Refusals.tooLarge(limit);
        }
        taken = true;
        var whole = new CompletableFuture<byte[]>();
        context.runOnContext(now -> collect(limit, whole));
        room.release();
        try {
            return await(whole, limit);
        } finally {
            room.acquireUninterruptibly();
        }
    }

    private long declared() {
        String length = request.getHeader("Content-Length");
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }

    private void collect(int limit, CompletableFuture<byte[]> whole) {
        Buffer collected = Buffer.buffer();
        request.exceptionHandler(whole::completeExceptionally);
        request.handler(chunk -> {
            if (collected.length() + (long) chunk.length() > limit) {
                whole.completeExceptionally(new TooLargeException());
            } else {
                collected.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.complete(collected.getBytes()));
        request.resume();
    }

    private static byte[] await(CompletableFuture<byte[]> whole, int limit) {
        try {
            return whole.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Refusals.bodyLate();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TooLargeException ? Refusals.tooLarge(limit) : Refusals.bodyLate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.bodyLate();
        }
    }

    /** Lets a body go by that nobody wanted, but not for ever. On the request's context. */
    void discard() {
        if (taken || request.isEnded()) {
            return;
        }
        var discarded = new long[1];
        request.handler(chunk -> {
            discarded[0] += chunk.length();
            if (discarded[0] > DISCARDED_AT_MOST) {
                request.connection().close();
            }
        });
        request.resume();
    }

    private static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("too large", null, false, false);
        }
    }
}
