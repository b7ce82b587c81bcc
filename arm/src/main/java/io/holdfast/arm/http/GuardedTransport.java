package io.holdfast.arm.http;

import io.holdfast.limits.netty.Doorkeeper;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.impl.transports.TransportInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.spi.transport.Transport;

/**
 * Sockets, epoll's where the platform has it and the JDK's elsewhere, with a doorkeeper at those that listen: Vert.x itself sees
 * connections only after their TLS handshake.
 */
final class GuardedTransport implements Transport {

    private final Doorkeeper doorkeeper;
    private final Transport sockets;

    private GuardedTransport(Doorkeeper doorkeeper, Transport sockets) {
        this.doorkeeper = doorkeeper;
        this.sockets = sockets;
    }

    static io.vertx.core.transport.Transport with(Doorkeeper doorkeeper) {
        Transport sockets = Epoll.isAvailable() ? new EpollTransport() : new NioTransport();
        return new TransportInternal("guarded", true, null, new GuardedTransport(doorkeeper, sockets));
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        ChannelFactory<? extends ServerChannel> made = sockets.serverChannelFactory(domainSocket);
        return () -> {
            ServerChannel listening = made.newChannel();
            listening.pipeline().addFirst(doorkeeper);
            return listening;
        };
    }

    @Override
    public boolean supportsDomainSockets() {
        return sockets.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return sockets.supportFileRegion();
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        return sockets.convert(address);
    }

    @Override
    public SocketAddress convert(java.net.SocketAddress address) {
        return sockets.convert(address);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return sockets.ioHandlerFactory();
    }

    /** Vert.x' interface still has the deprecated type. */
    @Override
    @SuppressWarnings("deprecation")
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return sockets.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
        return sockets.datagramChannelFactory();
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return sockets.channelFactory(domainSocket);
    }

    @Override
    public void configure(TcpConfig config, boolean domainSocket, io.netty.bootstrap.ServerBootstrap bootstrap) {
        sockets.configure(config, domainSocket, bootstrap);
    }

    @Override
    public void configure(TcpConfig config, boolean domainSocket, io.netty.bootstrap.Bootstrap bootstrap) {
        sockets.configure(config, domainSocket, bootstrap);
    }
}
