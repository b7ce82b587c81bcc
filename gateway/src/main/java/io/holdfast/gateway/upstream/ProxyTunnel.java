package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.policy.calls.HttpProxy;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a proxy for a tunnel (RFC 9110 §9.3.6) and goes away when there is one; what stands behind it in the pipeline talks to the one at
 * the tunnel's end, and hears of its connection only then.
 */
final class ProxyTunnel extends ByteToMessageDecoder {

    private static final int MAX_ANSWER = 8 * 1024;
    private static final ByteBuf END_OF_HEAD = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII).asReadOnly());
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

    private final Authority authority;
    private final HttpProxy proxy;
    private final Duration patience;
    private @Nullable Future<?> deadline;
    private @Nullable String problem;

    ProxyTunnel(Authority authority, HttpProxy proxy, Duration patience) {
        this.authority = authority;
        this.proxy = proxy;
        this.patience = patience;
    }

    /** Why there is no tunnel, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        String place = authority.hostAndPort();
        String credentials = proxy.credentials() == null ? "" : "Proxy-Authorization: " + proxy.credentials() + "\r\n";
        String request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n" + credentials + "\r\n";
        var _ = context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request), context.voidPromise());
        deadline = context.executor()
                .schedule(
                        () -> refuse(context, "the proxy does not answer"), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = ByteBufUtil.indexOf(END_OF_HEAD.duplicate(), in);
        if (length < 0) {
            if (in.readableBytes() > MAX_ANSWER) {
                in.skipBytes(in.readableBytes());
                refuse(context, "the proxy answers too much");
            }
            return;
        }
        String head = in.toString(in.readerIndex(), length - in.readerIndex(), StandardCharsets.ISO_8859_1);
        in.readerIndex(length + END_OF_HEAD.readableBytes());
        var status = STATUS.matcher(head.lines().findFirst().orElse(""));
        if (status.matches() && status.group(1).startsWith("2")) {
            settled();
            context.fireChannelActive();
            context.pipeline().remove(this);
        } else {
            in.skipBytes(in.readableBytes());
            refuse(context, status.matches() ? "the proxy answers " + status.group(1) : "the proxy talks no HTTP");
        }
    }

    private void refuse(ChannelHandlerContext context, String why) {
        problem = why;
        settled();
        var _ = context.close();
    }

    private void settled() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        settled();
    }
}
