package io.holdfast.arm.http;

import io.holdfast.limits.netty.Doorkeeper;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.transport.Transport;

/** The JDK's sockets, with a doorkeeper at those that listen: Vert.x itself sees connections only after their TLS handshake. */
final class GuardedTransport extends NioTransport {

    private final Doorkeeper doorkeeper;

    private GuardedTransport(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    static Transport with(Doorkeeper doorkeeper) {
        return new TransportInternal("guarded", true, null, new GuardedTransport(doorkeeper));
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        ChannelFactory<? extends ServerChannel> made = super.serverChannelFactory(domainSocket);
        return () -> {
            ServerChannel listening = made.newChannel();
            listening.pipeline().addFirst(doorkeeper);
            return listening;
        };
    }
}
