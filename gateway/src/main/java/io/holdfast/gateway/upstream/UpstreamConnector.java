package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Authority;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

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
        open.incrementAndGet();
        var connection = new UpstreamConnection(loop, authority, times);
        ChannelFuture connecting = new Bootstrap()
                .group(loop.eventLoop())
                .channel(transport.client())
                .resolver(resolver)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis(times.connect()))
                .handler(initializer(authority, connection))
                .connect(authority.host(), authority.port());
        connecting.channel().closeFuture().addListener(closed -> open.decrementAndGet());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                failed.accept(failure(done.cause()));
            } else if (authority.tls()) {
                secured(connecting.channel(), connection, opened, failed);
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
            UpstreamConnection connection,
            Consumer<UpstreamConnection> opened,
            Consumer<UpstreamFailure> failed) {
        channel.pipeline().get(SslHandler.class).handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                opened.accept(connection);
            } else {
                var _ = channel.close();
                failed.accept(failure(done.cause()));
            }
        });
    }

    private ChannelInitializer<Channel> initializer(Authority authority, UpstreamConnection connection) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
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
