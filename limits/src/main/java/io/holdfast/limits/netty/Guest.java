package io.holdfast.limits.netty;

import io.holdfast.limits.Connections;
import io.holdfast.limits.Peer;
import io.holdfast.limits.Seat;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection that was let in: it sees every byte, those of a TLS handshake too. A connection that sends none in
 * time is closed.
 */
public final class Guest extends ChannelInboundHandlerAdapter implements Peer {

    private static final AttributeKey<Guest> KEY = AttributeKey.valueOf(Guest.class, "guest");

    private final Connections connections;
    private final Channel channel;
    private final long firstByteMillis;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean spoken;
    private volatile boolean served;
    private volatile boolean leaving;
    private @Nullable Future<?> firstByte;
    private long received;
    private long servings;

    Guest(Connections connections, Channel channel, Duration firstByte) {
        this.connections = connections;
        this.channel = channel;
        this.firstByteMillis = firstByte.toMillis();
        channel.attr(KEY).set(this);
    }

    /** Null for a connection that came in through no guarded door. */
    public static @Nullable Guest of(Channel channel) {
        return channel.attr(KEY).get();
    }

    /** Says whether the caller waits for an answer now; who does never gives way. */
    public void served(boolean now) {
        if (served != now) {
            served = now;
            servings += now ? 1 : 0;
        }
    }

    /** How many requests have been served or are. On the connection's event loop. */
    long servings() {
        return servings;
    }

    /** How many bytes have come. On the connection's event loop. */
    public long received() {
        return received;
    }

    void seated(Seat seat) {
        channel.closeFuture().addListener(closed -> connections.leave(seat));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (leaving) {
            giveWay();
        }
        firstByte = context.executor()
                .schedule(
                        () -> {
                            if (!spoken) {
                                giveWay();
                            }
                        },
                        firstByteMillis,
                        TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!spoken) {
            spoken = true;
            if (firstByte != null) {
                firstByte.cancel(false);
            }
        }
        lastHeard = System.nanoTime();
        if (message instanceof ByteBuf bytes) {
            received += bytes.readableBytes();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (firstByte != null) {
            firstByte.cancel(false);
        }
        context.fireChannelInactive();
    }

    @Override
    public boolean hasSpoken() {
        return spoken;
    }

    @Override
    public long lastHeard() {
        return lastHeard;
    }

    @Override
    public boolean isServed() {
        return served;
    }

    @Override
    public void giveWay() {
        leaving = true;
        // Before it has a loop it cannot be closed; then it closes itself as soon as it has one.
        if (channel.isRegistered()) {
            var _ = channel.close();
        }
    }
}
