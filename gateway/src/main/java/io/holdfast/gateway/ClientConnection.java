package io.holdfast.gateway;

import io.holdfast.limits.netty.Guest;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller's connection: hands its requests to calls, one at a time. What was read beyond the current request waits here, and
 * nothing more is read meanwhile, so what waits is at most one read.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter implements Timed {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final GatewayCore core;
    private final Loop loop;
    private final boolean tls;
    private final ResponseEncoder encoder;
    private final ArrayDeque<HttpObject> waiting = new ArrayDeque<>(4);
    private final ClientClock clock;
    private final HandshakePin pin = new HandshakePin();

    private @Nullable ChannelHandlerContext context;
    private @Nullable Guest guest;
    private @Nullable Call call;
    private @Nullable CallerAddress address;
    private boolean draining;
    private boolean reading;
    private boolean closing;

    ClientConnection(GatewayCore core, Loop loop, boolean tls, ResponseEncoder encoder) {
        this.core = core;
        this.loop = loop;
        this.tls = tls;
        this.encoder = encoder;
        this.clock = new ClientClock(core.settings());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        guest = Guest.of(added.channel());
        loop.watch(this);
        core.connected(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        loop.forget(this);
        core.disconnected(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext unused, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
            return;
        }
        reading = true;
        waiting.add((HttpObject) message);
        drain();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext unused) {
        reading = false;
        clock.read(call != null || !waiting.isEmpty());
        if (call != null) {
            call.flushUpload();
        }
        flush();
    }

    /** Hands over what waits, as far as the current call takes it. */
    void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (!closing && (call == null || call.accepts())) {
                HttpObject next = waiting.poll();
                if (next == null) {
                    break;
                }
                dispatch(next);
            }
        } finally {
            draining = false;
        }
        if (!reading && call != null) {
            call.flushUpload();
        }
        updateReading();
    }

    private void dispatch(HttpObject message) {
        if (message instanceof HttpRequest request && call == null) {
            begin(request);
        } else if (message instanceof HttpContent content && call != null) {
            if (content.decoderResult().isFailure()) {
                content.release();
                malformedBody(call, content.decoderResult().cause());
            } else {
                call.content(content);
            }
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest message) {
        clock.head();
        encoder.answering(message.method().equals(HttpMethod.HEAD));
        HttpResponseStatus refusal = Refusal.check(message);
        IncomingRequest incoming =
                refusal == null ? IncomingRequest.of(message, tls, address().text()) : null;
        if (incoming == null) {
            ReferenceCountUtil.release(message);
            refuse(refusal == null ? HttpResponseStatus.BAD_REQUEST : refusal);
            return;
        }
        call = new Call(core, this, loop, incoming);
        call.begin();
    }

    private void malformedBody(Call broken, Throwable cause) {
        broken.callerGone();
        if (broken.hasAnswered()) {
            close();
        } else {
            call = null;
            refuse(Refusal.of(cause));
        }
    }

    /** Answers what cannot be served, and closes. */
    private void refuse(HttpResponseStatus status) {
        core.counters().answered(status.code());
        byte[] body = Envelope.of(status.code(), status.reasonPhrase());
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(Fields.CONTENT_TYPE, Envelope.TYPE)
                .set(Fields.CONTENT_LENGTH, body.length)
                .set(Fields.CONNECTION, "close");
        write(response);
        closeAfterFlush();
    }

    /** The call is over: its response is written and its request is read. */
    void finished(boolean keepAlive) {
        call = null;
        clock.rest();
        if (!keepAlive || core.isStopping()) {
            closeAfterFlush();
        } else {
            if (!reading) {
                flush();
            }
            drain();
        }
    }

    HandshakePin pin() {
        return pin;
    }

    void write(HttpObject part) {
        ChannelHandlerContext to = context;
        if (to == null || !to.channel().isActive()) {
            ReferenceCountUtil.release(part);
            return;
        }
        to.write(part).addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }

    void flush() {
        if (context != null) {
            context.flush();
        }
    }

    boolean isWritable() {
        return context != null && context.channel().isWritable();
    }

    /** Whether a flush will follow by itself. */
    boolean isReading() {
        return reading;
    }

    void close() {
        closing = true;
        if (context != null) {
            var _ = context.close();
        }
    }

    private void closeAfterFlush() {
        closing = true;
        if (context != null) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** The gateway stops: a connection without a call is closed, another one after its call. */
    void stop() {
        ChannelHandlerContext here = context;
        if (here != null) {
            here.executor().execute(() -> {
                if (call == null) {
                    closeAfterFlush();
                }
            });
        }
    }

    private void updateReading() {
        if (guest != null) {
            guest.served(call != null && !call.accepts());
        }
        if (context != null) {
            boolean wanted = waiting.isEmpty() && (call == null || call.accepts() || call.isUploaded());
            if (context.channel().config().isAutoRead() != wanted) {
                clock.progress();
                context.channel().config().setAutoRead(wanted);
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        clock.progress();
        if (call != null) {
            call.downloadWritable(changed.channel().isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        closing = true;
        Call interrupted = call;
        call = null;
        if (interrupted != null) {
            interrupted.callerGone();
            core.counters().lost();
        }
        pin.close();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext gone, Throwable cause) {
        LOG.atDebug().setCause(cause).log("caller's connection failed");
        var _ = gone.close();
    }

    @Override
    public void tick(long now) {
        boolean stalled = !isWritable();
        long received = guest == null ? 0 : guest.received();
        boolean awaitsBody = call != null && !call.isUploaded() && call.accepts();
        switch (clock.verdict(now, call != null, awaitsBody, stalled, received)) {
            case FINE -> {}
            case CLOSE -> close();
            case TIMEOUT -> timeout();
        }
    }

    private void timeout() {
        Call slow = call;
        call = null;
        if (slow != null) {
            slow.callerGone();
        }
        if (slow != null && slow.hasAnswered()) {
            close();
        } else {
            refuse(HttpResponseStatus.REQUEST_TIMEOUT);
        }
    }

    private CallerAddress address() {
        if (address == null) {
            address =
                    CallerAddress.of(context == null ? null : context.channel().remoteAddress());
        }
        return address;
    }

    /** Whose share of the gateway's room the call's body counts against. */
    Object source() {
        return address().source();
    }
}
