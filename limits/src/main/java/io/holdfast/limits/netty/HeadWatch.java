package io.holdfast.limits.netty;

import io.holdfast.limits.Pace;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose head, or whose TLS handshake with the first head, does not come. It sees raw bytes: whatever comes while no
 * request is being served belongs to a head, or to the handshake, for which the server itself has a limit.
 */
final class HeadWatch extends ChannelInboundHandlerAdapter {

    private static final long LOOK_MILLIS = 1000;

    private final Guest guest;
    private final Pace pace;
    private final long wholeNanos;
    private @Nullable Future<?> looking;
    private boolean begun;
    private boolean inHead;
    private long since;
    private long counted;
    private long before;

    HeadWatch(Guest guest, Pace.Demand demand) {
        this.guest = guest;
        this.pace = new Pace(demand.bytesPerSecond());
        this.wholeNanos = demand.whole().toNanos();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!guest.isServed()) {
            long now = System.nanoTime();
            if (!begun || guest.servings() != before) {
                stop();
                begun = true;
                before = guest.servings();
                since = now;
            }
            if (!inHead && !isShakingHands(context)) {
                inHead = true;
                pace.run(now);
            }
            pace.sent(guest.received() - counted);
        }
        counted = guest.received();
        context.fireChannelRead(message);
    }

    /** Most heads are whole when what has come is read: then there is nothing to look for. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (begun && !guest.isServed() && guest.servings() == before) {
            watch(context);
        }
    }

    private static boolean isShakingHands(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        return tls != null && !tls.handshakeFuture().isSuccess();
    }

    private void watch(ChannelHandlerContext context) {
        if (looking == null) {
            looking = context.executor()
                    .scheduleWithFixedDelay(() -> look(context), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look(ChannelHandlerContext context) {
        long now = System.nanoTime();
        if (guest.servings() != before) {
            stop();
        } else if (pace.isLate(now) || now - since > wholeNanos) {
            stop();
            var _ = context.close();
        }
    }

    private void stop() {
        begun = false;
        inHead = false;
        pace.stop();
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }
}
