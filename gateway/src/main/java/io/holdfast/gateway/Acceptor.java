package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.Transport;
import io.holdfast.limits.netty.Doorkeeper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listens on ports and gives each connection its pipeline. */
final class Acceptor {

    private static final int BACKLOG = 4096;
    private static final int MAX_HELLO = 64 * 1024;

    private final GatewayCore core;
    private final EventLoopGroup group;
    private final Transport transport;
    private final Map<EventLoop, Loop> loops;

    Acceptor(GatewayCore core, EventLoopGroup group, Transport transport, Map<EventLoop, Loop> loops) {
        this.core = core;
        this.group = group;
        this.transport = transport;
        this.loops = loops;
    }

    Channel listen(String host, int port, @Nullable CallerContexts tls) {
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(transport.server())
                .handler(new Doorkeeper(core.callers(), core.settings().limits().firstByte()))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer(tls))
                .bind(host, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(
                    "cannot listen on " + host + ":" + port + ": "
                            + bound.cause().getMessage(),
                    new IOException(bound.cause()));
        }
        return bound.channel();
    }

    private ChannelInitializer<Channel> initializer(@Nullable CallerContexts tls) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (tls != null) {
                    channel.pipeline()
                            .addLast(new Handshakes(
                                    tls, core.settings().timeouts().head()));
                }
                var decoder = new StrictRequestDecoder();
                var encoder = new ResponseEncoder();
                Loop loop = loops.get(channel.eventLoop());
                if (loop == null) {
                    throw new IllegalStateException("a connection on a foreign event loop");
                }
                channel.pipeline()
                        .addLast(decoder, encoder, new ClientConnection(core, loop, tls != null, decoder, encoder));
            }
        };
    }

    /** Waits for the caller's first message, and gives the rest of the handshake to the certificate that it asks for. */
    private static final class Handshakes extends SniHandler {

        private final Duration patience;

        Handshakes(CallerContexts contexts, Duration patience) {
            super(contexts, MAX_HELLO, patience.toMillis());
            this.patience = patience;
        }

        @Override
        protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
            SslHandler handler = super.newSslHandler(context, allocator);
            handler.setHandshakeTimeoutMillis(patience.toMillis());
            return handler;
        }
    }

    static int port(@Nullable Channel listener) {
        return listener != null && listener.localAddress() instanceof InetSocketAddress address
                ? address.getPort()
                : -1;
    }
}
