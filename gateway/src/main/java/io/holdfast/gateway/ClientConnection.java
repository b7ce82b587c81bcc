package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.Timed;
import io.holdfast.limits.netty.Guest;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller's connection: hands its requests to calls, one at a time, and none while the caller does not take his answers. What was
 * read meanwhile stays undecoded, and nothing more is read, so what waits is at most one read.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter implements Timed {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final GatewayCore core;
    private final Loop loop;
    private final boolean tls;
    private final StrictRequestDecoder decoder;
    private final CallerOutput out;
    private final ArrayDeque<HttpObject> waiting = new ArrayDeque<>(4);
    private final ClientClock clock;
    private final HandshakePin pin = new HandshakePin();

    private @Nullable ChannelHandlerContext context;
    private @Nullable Guest guest;
    private @Nullable Call call;
    private @Nullable CallerAddress address;
    private boolean draining;
    private boolean reading;

    ClientConnection(GatewayCore core, Loop loop, boolean tls, StrictRequestDecoder decoder, ResponseEncoder encoder) {
        this.core = core;
        this.loop = loop;
        this.tls = tls;
        this.decoder = decoder;
        this.out = new CallerOutput(core.counters(), encoder);
        this.clock = new ClientClock(core.settings());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        out.into(added);
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
        if (out.isClosing()) {
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
        if (!out.isClosing()) {
            clock.read(isBusy());
        }
        if (call != null) {
            call.flushUpload();
        }
        out.flush();
        if (decoder.isHeld()) {
            drain();
        } else {
            updateReading();
        }
    }

    /** Whether it is not the caller's turn to begin a request. */
    private boolean isBusy() {
        return call != null || !waiting.isEmpty() || decoder.isHeld();
    }

    /** Whether more of what the caller sends can be taken now: another request, or more of the current one's body. */
    private boolean takesMore() {
        return call == null ? out.isWritable() : call.accepts();
    }

    /** Hands over what waits, as far as the current call takes it. */
    void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (!out.isClosing() && takesMore()) {
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
        if (!reading) {
            decoder.resume();
        }
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
        out.answering(message.method().equals(HttpMethod.HEAD));
        HttpResponseStatus refusal = Refusal.check(message);
        IncomingRequest incoming =
                refusal == null ? IncomingRequest.of(message, tls, address().text()) : null;
        if (incoming == null) {
            ReferenceCountUtil.release(message);
            out.refuse(refusal == null ? HttpResponseStatus.BAD_REQUEST : refusal);
            return;
        }
        call = new Call(core, this, loop, incoming);
        call.begin();
    }

    private void malformedBody(Call broken, Throwable cause) {
        broken.callerGone();
        if (broken.hasAnswered()) {
            out.close();
        } else {
            call = null;
            out.refuse(Refusal.of(cause));
        }
    }

    /** The call is over: its response is written and its request is read. */
    void finished(boolean keepAlive) {
        call = null;
        clock.rest();
        if (!keepAlive || core.isStopping()) {
            out.closeAfterFlush();
        } else {
            if (!reading) {
                out.flush();
            }
            drain();
        }
    }

    HandshakePin pin() {
        return pin;
    }

    CallerOutput out() {
        return out;
    }

    /** Whether a flush will follow by itself. */
    boolean isReading() {
        return reading;
    }

    /** The gateway stops: a connection without a call is closed, another one after its call. */
    void stop() {
        ChannelHandlerContext here = context;
        if (here != null) {
            here.executor().execute(() -> {
                if (call == null) {
                    out.closeAfterFlush();
                }
            });
        }
    }

    private void updateReading() {
        if (guest != null) {
            guest.served(call != null && !call.accepts());
        }
        if (context != null) {
            boolean more = waiting.isEmpty() && takesMore();
            decoder.want(more || out.isClosing());
            // Beyond a complete request only so much is read that the caller's leaving is noticed.
            boolean wanted = !decoder.isHeld() && (more || (waiting.isEmpty() && call != null && call.isUploaded()));
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
        } else {
            drain();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext gone) {
        out.closed();
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
        if (out.isClosing()) {
            if (clock.isLate(now)) {
                out.close();
            }
            return;
        }
        boolean stalled = !out.isWritable();
        long received = guest == null ? 0 : guest.received();
        boolean awaitsBody = call != null && !call.isUploaded() && call.accepts();
        switch (clock.verdict(now, isBusy(), awaitsBody, stalled, received)) {
            case FINE -> {}
            case CLOSE -> out.close();
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
            out.close();
        } else {
            out.refuse(HttpResponseStatus.REQUEST_TIMEOUT);
        }
    }

    private CallerAddress address() {
        if (address == null) {
            address =
                    CallerAddress.of(context == null ? null : context.channel().remoteAddress());
        }
        return address;
    }

    /** What the caller's TLS showed of him: his certificate first, then those that issued it. Empty if he showed none. */
    List<X509Certificate> certificates() {
        return CallerContexts.shown(context);
    }

    /** Whose share of the gateway's room the call's body counts against. */
    Object source() {
        return address().source();
    }
}
