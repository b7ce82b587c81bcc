package io.holdfast.limits.netty;

import io.holdfast.limits.Connections;
import io.holdfast.limits.Pace;
import io.holdfast.limits.Seat;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stands before the acceptor of a listening socket and lets in as many connections as there may be. */
@Sharable
public final class Doorkeeper extends ChannelInboundHandlerAdapter {

    private final Connections connections;
    private final Duration firstByte;
    private final Pace.@Nullable Demand heads;

    /** @param firstByte how long a connection may send nothing at all */
    public Doorkeeper(Connections connections, Duration firstByte) {
        this(connections, firstByte, null);
    }

    private Doorkeeper(Connections connections, Duration firstByte, Pace.@Nullable Demand heads) {
        this.connections = connections;
        this.firstByte = firstByte;
        this.heads = heads;
    }

    /** One that also closes connections whose heads come too slowly, for a server that does not look at that itself. */
    public Doorkeeper watchingHeads(Pace.Demand demand) {
        return new Doorkeeper(connections, firstByte, demand);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof Channel accepted)) {
            context.fireChannelRead(message);
            return;
        }
        var guest = new Guest(connections, accepted, firstByte);
        Seat seat = connections.enter(guest, Source.of(accepted.remoteAddress()));
        if (seat == null) {
            // Not registered with a loop yet, so that closing it is left to whoever holds the socket.
            accepted.unsafe().closeForcibly();
            return;
        }
        guest.seated(seat);
        accepted.pipeline().addFirst(guest);
        if (heads != null) {
            accepted.pipeline().addLast(new HeadWatch(guest, heads));
        }
        context.fireChannelRead(message);
        pause(context.channel());
    }

    /** Everything else goes on: those who were accepted, and the closing that is waited for. */
    private void pause(Channel door) {
        if (door.config().isAutoRead() && connections.mustWait(() -> resume(door))) {
            door.config().setAutoRead(false);
        }
    }

    /** On any thread. */
    private static void resume(Channel door) {
        if (!door.eventLoop().isShuttingDown()) {
            door.eventLoop().execute(() -> door.config().setAutoRead(true));
        }
    }
}
