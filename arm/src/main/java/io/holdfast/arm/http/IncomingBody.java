package io.holdfast.arm.http;

import static io.holdfast.arm.Body.MIB;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.Incoming;
import io.holdfast.arm.Refusals;
import io.holdfast.limits.Claim;
import io.holdfast.limits.Pace;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a request, which waits in the connection until somebody asks for it: whoever is turned away at the door
 * costs no memory. What nobody asked for is read and thrown away, so that the caller gets to hear the answer.
 */
final class IncomingBody implements Incoming {

    private static final long SECONDS = 60;
    private static final long DISCARDED_AT_MOST = 32L * MIB;
    private static final long LOOK_MILLIS = 1000;

    private final HttpServerRequest request;
    private final Context context;
    private final Pace pace;
    private boolean taken;
    private long discarded;

    /** @param request paused */
    IncomingBody(HttpServerRequest request, Context context, long bytesPerSecond) {
        this.request = request;
        this.context = context;
        this.pace = new Pace(bytesPerSecond);
    }

    @Override
    public byte[] read(int limit, Claim room) {
        if (taken) {
            throw new IllegalStateException("the body has been read already");
        }
        if (declared() > limit) {
            throw Refusals.tooLarge(limit);
        }
        if (!room.hasRoom(declared())) {
            throw Refusals.noRoom();
        }
        taken = true;
        var whole = new CompletableFuture<byte[]>();
        context.runOnContext(now -> collect(limit, room, whole));
        return await(whole);
    }

    private long declared() {
        String length = request.getHeader("Content-Length");
        return length == null || !length.matches("\\d{1,18}") ? 0 : Long.parseLong(length);
    }

    /** On the request's context, as everything below. */
    private void collect(int limit, Claim room, CompletableFuture<byte[]> whole) {
        var pieces = new ArrayList<Buffer>();
        var size = new int[1];
        request.exceptionHandler(whole::completeExceptionally);
        request.handler(chunk -> {
            pace.sent(chunk.length());
            if (whole.isDone()) {
                discard(chunk);
            } else if (size[0] + (long) chunk.length() > limit) {
                pieces.clear();
                whole.completeExceptionally(Refusals.tooLarge(limit));
            } else if (!room.grow(chunk.length())) {
                pieces.clear();
                whole.completeExceptionally(Refusals.noRoom());
            } else {
                size[0] += chunk.length();
                pieces.add(chunk);
            }
        });
        request.endHandler(end -> whole.complete(joined(pieces, size[0])));
        pace.run(System.nanoTime());
        long looking = context.owner().setPeriodic(LOOK_MILLIS, timer -> {
            if (pace.isLate(System.nanoTime())) {
                pieces.clear();
                whole.completeExceptionally(Refusals.bodyLate());
            }
        });
        var _ = whole.whenComplete((bytes, failure) -> context.owner().cancelTimer(looking));
        request.resume();
    }

    private static byte[] joined(List<Buffer> pieces, int size) {
        var whole = new byte[size];
        int at = 0;
        for (Buffer piece : pieces) {
            piece.getBytes(0, piece.length(), whole, at);
            at += piece.length();
        }
        pieces.clear();
        return whole;
    }

    private static byte[] await(CompletableFuture<byte[]> whole) {
        try {
            return whole.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ArmException refusal ? refusal : Refusals.bodyLate();
        } catch (TimeoutException e) {
            whole.completeExceptionally(e);
            throw Refusals.bodyLate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.bodyLate();
        }
    }

    /** Lets a body go by that nobody wanted, but not for ever. On the request's context. */
    void discard() {
        if (!taken && !request.isEnded()) {
            request.handler(this::discard);
            request.resume();
        }
    }

    private void discard(Buffer chunk) {
        discarded += chunk.length();
        if (discarded > DISCARDED_AT_MOST) {
            request.connection().close();
        }
    }
}
