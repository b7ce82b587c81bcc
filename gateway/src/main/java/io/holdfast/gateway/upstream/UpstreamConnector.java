package io.holdfast.gateway.upstream;

import io.holdfast.egress.RefusedAddressException;
import io.holdfast.gateway.routes.Authority;
import io.holdfast.policy.calls.HttpProxy;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens connections to backends, each on the event loop that will use it. */
public final class UpstreamConnector {

    private final Transport transport;
    private final OffLoopResolver resolver;
    private final UpstreamTls tls = new UpstreamTls();
    private final UpstreamTimes times;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /** @param most how many connections there may be, over all loops */
    public UpstreamConnector(Transport transport, OffLoopResolver resolver, UpstreamTimes times, int most) {
        this.most = most;
        this.transport = transport;
        this.resolver = resolver;
        this.times = times;
    }

    public UpstreamTls tls() {
        return tls;
    }

    /** One of the two is called, on the loop. */
    void connect(
            Loop loop, Authority authority, Consumer<UpstreamConnection> opened, Consumer<UpstreamFailure> failed) {
        if (!hasRoom(loop)) {
            failed.accept(UpstreamFailure.crowded("there are " + most + " connections to backends already"));
            return;
        }
        HttpProxy proxy = authority.proxy();
        if (proxy == null) {
            open(loop, authority, opened, failed);
            return;
        }
        // The proxy looks the name up by itself, but it must not be led where nobody may go.
        resolver.getResolver(loop.eventLoop())
                .resolve(InetSocketAddress.createUnresolved(authority.host(), authority.port()))
                .addListener(looked -> {
                    if (looked.cause() instanceof RefusedAddressException refused) {
                        failed.accept(failure(refused));
                    } else {
                        open(loop, authority, opened, failed);
                    }
                });
    }

    private void open(
            Loop loop, Authority authority, Consumer<UpstreamConnection> opened, Consumer<UpstreamFailure> failed) {
        open.incrementAndGet();
        HttpProxy proxy = authority.proxy();
        var connection = new UpstreamConnection(loop, authority, times);
        ProxyTunnel tunnel =
                proxy == null || !authority.tls() ? null : new ProxyTunnel(authority, proxy, times.connect());
        ChannelFuture connecting = new Bootstrap()
                .group(loop.eventLoop())
                .channel(transport.client())
                .resolver(resolver)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis(times.connect()))
                .handler(initializer(authority, tunnel, connection))
                .connect(
                        proxy == null ? authority.host() : proxy.host(),
                        proxy == null ? authority.port() : proxy.port());
        connecting.channel().closeFuture().addListener(closed -> open.decrementAndGet());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                failed.accept(failure(done.cause()));
            } else if (authority.tls()) {
                secured(connecting.channel(), tunnel, connection, opened, failed);
            } else {
                opened.accept(connection);
            }
        });
    }

    /** A connection that rests gives way to one that is needed. */
    private boolean hasRoom(Loop loop) {
        return open.get() < most || (loop.pool().closeOne() && open.get() < most);
    }

    private static void secured(
            Channel channel,
            @Nullable ProxyTunnel tunnel,
            UpstreamConnection connection,
            Consumer<UpstreamConnection> opened,
            Consumer<UpstreamFailure> failed) {
        channel.pipeline().get(SslHandler.class).handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                opened.accept(connection);
            } else {
                var _ = channel.close();
                String problem = tunnel == null ? null : tunnel.problem();
                failed.accept(problem == null ? failure(done.cause()) : UpstreamFailure.connection(problem));
            }
        });
    }

    private ChannelInitializer<Channel> initializer(
            Authority authority, @Nullable ProxyTunnel tunnel, UpstreamConnection connection) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (tunnel != null) {
                    channel.pipeline().addLast(tunnel);
                }
                if (authority.tls()) {
                    SslHandler handler =
                            tls.context(authority).newHandler(channel.alloc(), authority.host(), authority.port());
                    handler.setHandshakeTimeoutMillis(times.connect().toMillis());
                    channel.pipeline().addLast(handler);
                }
                channel.pipeline().addLast(new HttpClientCodec(config(), false, false), connection);
            }
        };
    }

    private static HttpDecoderConfig config() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(Heads.MAX_LINE)
                .setMaxHeaderSize(Heads.MAX_BYTES)
                .setMaxChunkSize(64 * 1024);
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }

    private static UpstreamFailure failure(Throwable cause) {
        return UpstreamFailure.connection(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }
}
