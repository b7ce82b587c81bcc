package io.holdfast.gateway.upstream;

import io.holdfast.gateway.routes.Authority;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a backend: carries one exchange at a time and rests in its loop's pool in between. */
public final class UpstreamConnection extends ChannelInboundHandlerAdapter implements Upload, Timed {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamConnection.class);

    /** How much of an unwanted response is read to keep the connection. */
    private static final int DROP_LIMIT = 64 * 1024;

    private final Loop loop;
    private final Authority authority;
    private final UpstreamTimes times;
    private @Nullable Channel channel;

    private @Nullable Download client;
    private boolean busy;
    private boolean reused;
    private boolean requestSent;
    private boolean headSeen;
    private boolean interim;
    private boolean keep;
    /** Whether it had to do with authentication that holds for all that comes later on it. */
    private boolean bound;

    private boolean handshake;
    private boolean paused;
    private int dropped;
    private long lastSign = System.nanoTime();
    private Duration patience;

    UpstreamConnection(Loop loop, Authority authority, UpstreamTimes times) {
        this.loop = loop;
        this.authority = authority;
        this.times = times;
        this.patience = times.silence();
    }

    public Authority authority() {
        return authority;
    }

    public boolean isUsable() {
        return channel != null && channel.isActive();
    }

    long idleNanos() {
        return System.nanoTime() - lastSign;
    }

    /** Starts an exchange. {@code limit} is how long the backend may be silent. */
    public void start(Download download, HttpRequest head, Duration limit) {
        patience = limit;
        client = download;
        busy = true;
        requestSent = false;
        headSeen = false;
        interim = false;
        dropped = 0;
        bound |= BoundAuthentication.isTriedBy(head.headers());
        handshake = false;
        pause(false);
        AbsoluteForm.give(head, authority);
        write(head);
    }

    @Override
    public void send(HttpContent content) {
        requestSent = content instanceof LastHttpContent;
        write(content);
    }

    private void write(HttpObject part) {
        lastSign = System.nanoTime();
        if (channel == null || !channel.isActive()) {
            ReferenceCountUtil.release(part);
        } else {
            channel.write(part).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        }
    }

    @Override
    public void flush() {
        if (channel != null) {
            channel.flush();
        }
    }

    @Override
    public boolean isWritable() {
        return channel != null && (channel.isWritable() || !channel.isActive());
    }

    @Override
    public void pause(boolean wanted) {
        if (channel != null && paused != wanted) {
            paused = wanted;
            lastSign = System.nanoTime();
            channel.config().setAutoRead(!wanted);
        }
    }

    @Override
    public void drop() {
        client = null;
        if (!requestSent || !headSeen || !keep) {
            close();
        } else {
            pause(false);
        }
    }

    public void close() {
        client = null;
        if (channel != null) {
            var _ = channel.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
        loop.watch(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loop.forget(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        lastSign = System.nanoTime();
        if (!busy) {
            ReferenceCountUtil.release(message);
            var _ = context.close();
            return;
        }
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            fail(UpstreamFailure.connection("malformed response"));
            return;
        }
        if (message instanceof HttpResponse response) {
            responseHead(response);
        }
        if (message instanceof HttpContent content) {
            responseContent(content);
        }
    }

    private void responseHead(HttpResponse response) {
        interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (response.status().code() == 101) {
            fail(UpstreamFailure.connection("switched protocols unasked"));
            return;
        }
        if (interim) {
            return;
        }
        if (!HopByHop.isSane(response.headers())) {
            fail(UpstreamFailure.connection("malformed response: too many options in Connection"));
            return;
        }
        headSeen = true;
        keep = HttpUtil.isKeepAlive(response);
        handshake = BoundAuthentication.isAskedBy(response);
        bound |= handshake;
        if (client != null) {
            client.head(response);
        }
    }

    private void responseContent(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (interim) {
            interim = !last;
            content.release();
            return;
        }
        Download receiver = client;
        if (last) {
            finish();
        }
        if (receiver != null) {
            receiver.body(content);
        } else {
            dropped += content.content().readableBytes();
            content.release();
            if (dropped > DROP_LIMIT) {
                close();
            }
        }
    }

    /** The response is complete: the connection is free before the call hears of it, and may serve the next one. */
    private void finish() {
        Download receiver = client;
        client = null;
        busy = false;
        reused = true;
        // A backend that answers and takes nothing would make what is not sent yet pile up on its connection.
        boolean again = keep && requestSent && isUsable() && isWritable();
        if (again && !bound) {
            loop.pool().give(this);
        } else if (again && handshake && receiver != null) {
            receiver.handshake(this);
        } else {
            close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        Download receiver = client;
        if (receiver != null) {
            receiver.bodyPaused();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        lastSign = System.nanoTime();
        if (client != null && context.channel().isWritable()) {
            client.uploadWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (busy) {
            fail(new UpstreamFailure(
                    "BackendConnectionFailure", "connection closed by the backend", reused && !headSeen));
        } else {
            loop.pool().remove(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.atDebug().setCause(cause).addKeyValue("host", authority.host()).log("backend connection failed");
        if (busy && client != null) {
            fail(new UpstreamFailure("BackendConnectionFailure", String.valueOf(cause), reused && !headSeen));
        } else {
            var _ = context.close();
        }
    }

    private void fail(UpstreamFailure failure) {
        Download receiver = client;
        busy = false;
        close();
        if (receiver != null) {
            receiver.failed(failure);
        }
    }

    @Override
    public void tick(long now) {
        long silent = now - lastSign;
        if (!busy) {
            if (silent > times.rest().toNanos()) {
                close();
            }
        } else if (!paused && silent > patience.toNanos()) {
            fail(UpstreamFailure.timeout("no sign of life for " + patience));
        }
    }
}
