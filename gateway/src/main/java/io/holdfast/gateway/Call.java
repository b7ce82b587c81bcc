package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Download;
import io.holdfast.gateway.upstream.HopByHop;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.UpstreamConnection;
import io.holdfast.gateway.upstream.UpstreamFailure;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its response. Lives on the caller's event loop from its first byte to its last, its backend's connection too.
 *
 * <p>The request's body is either sent on while it is read, or read and thrown away (when a policy answered or replaced it); the
 * response's is either given by policies or sent on while it comes.
 */
final class Call implements Download {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final GatewayCore core;
    private final ClientConnection caller;
    private final CallerOutput out;
    private final IncomingRequest incoming;
    private final CallExchange exchange;
    private final Sending sending;
    private final RequestBody body;
    private final PolicyRun policies;
    private boolean keepAlive;

    /** Whether the response's body comes from the backend. */
    private boolean streaming;

    /** Whether the response's head is written, and whether all of it is. */
    private boolean answered;

    private boolean over;
    private boolean finished;

    Call(GatewayCore core, ClientConnection caller, Loop loop, IncomingRequest incoming) {
        this.core = core;
        this.caller = caller;
        this.out = caller.out();
        this.incoming = incoming;
        this.exchange = new CallExchange(incoming);
        this.sending = new Sending(core, this, caller, loop, exchange);
        this.body = sending.body();
        this.policies = new PolicyRun(core, incoming, exchange);
        this.keepAlive = incoming.wantsKeepAlive();
    }

    void begin() {
        go(policies.begin());
    }

    private void go(Flow flow) {
        if (flow == Flow.FORWARD) {
            streaming = false;
            sending.begin();
        } else {
            respond();
        }
    }

    // --- the way there

    /** The request is not sent: there is an answer to it all the same. */
    void refused(PolicyException reason) {
        streaming = false;
        go(policies.fail(reason));
    }

    /** @param retryAfter in seconds, for what may go better soon */
    void refused(PolicyException reason, String retryAfter) {
        streaming = false;
        Flow flow = policies.fail(reason);
        if (reason.status() == 503) {
            exchange.responseHeaders().set("Retry-After", retryAfter);
        }
        go(flow);
    }

    /** Whether content of the request can be taken now. */
    boolean accepts() {
        return sending.accepts();
    }

    /** Whether the request is complete. */
    boolean isUploaded() {
        return body.isComplete();
    }

    void content(HttpContent content) {
        sending.content(content);
        keepAlive &= !body.isTooMuch();
        finishIfDone();
    }

    void flushUpload() {
        sending.flush();
    }

    @Override
    public void uploadWritable() {
        caller.drain();
    }

    // --- the way back

    @Override
    public void head(HttpResponse response) {
        HopByHop.strip(response.headers());
        sending.answered(response);
        exchange.answered(response);
        streaming = true;
        go(policies.forwarded());
    }

    private void respond() {
        byte[] given = exchange.responseBodyBytes();
        if (given != null) {
            streaming = false;
            sending.drop();
        }
        if (!streaming) {
            body.discard();
            keepAlive &= !body.isHeldBack();
        }
        answered = true;
        ResponseHead head = ResponseHead.of(exchange, given, incoming.http10(), keepAlive);
        keepAlive = head.keepAlive();
        out.write(head.message());
        if (!streaming) {
            out.write(new DefaultLastHttpContent(Unpooled.wrappedBuffer(given == null ? new byte[0] : given)));
            complete();
        }
    }

    @Override
    public void body(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        out.write(last ? RequestBody.withoutTrailers(content) : content);
        if (last) {
            sending.ended();
            complete();
        } else if (!out.isWritable()) {
            sending.pauseResponse(true);
        }
    }

    @Override
    public void handshake(UpstreamConnection connection) {
        caller.pin().keep(connection);
    }

    @Override
    public void bodyPaused() {
        out.flush();
    }

    void downloadWritable(boolean writable) {
        sending.pauseResponse(!writable);
    }

    private void complete() {
        over = true;
        core.counters().answered(exchange.status());
        body.discard();
        streaming = false;
        sending.release();
        if (!caller.isReading()) {
            out.flush();
        }
        finishIfDone();
        caller.drain();
    }

    private void finishIfDone() {
        if (over && !finished && (body.isComplete() || body.isHeldBack() || body.isTooMuch())) {
            finished = true;
            caller.finished(keepAlive);
        }
    }

    @Override
    public void failed(UpstreamFailure failure) {
        streaming = false;
        if (sending.again(failure, answered)) {
            return;
        }
        exchange.describe(LOG.atWarn())
                .addKeyValue("reason", failure.reason())
                .addKeyValue("detail", failure.detail())
                .log("forwarding failed");
        if (answered) {
            // The caller has a part of the response: only a cut connection tells him that it is not whole.
            out.close();
        } else {
            refused(failure.toError(), "1");
        }
    }

    boolean hasAnswered() {
        return answered;
    }

    /** The caller is gone: his backend's connection goes too, as the answer has no taker. */
    void callerGone() {
        over = true;
        finished = true;
        sending.release();
    }
}
