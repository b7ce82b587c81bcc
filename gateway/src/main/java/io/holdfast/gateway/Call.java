package io.holdfast.gateway;

import io.holdfast.gateway.routes.Upstream;
import io.holdfast.limits.Claim;
import io.holdfast.policy.Execution;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.PolicyException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final Loop loop;
    private final IncomingRequest incoming;
    private final CallExchange exchange;
    private final RequestBody body;
    private final Outcome outcome = new Outcome();
    private boolean keepAlive;

    private @Nullable Execution execution;
    private @Nullable Forward forward;
    private @Nullable Upload upload;

    /** What the call holds of the room for bodies. */
    private @Nullable Claim room;

    /** Whether the response's body comes from {@code upload}. */
    private boolean streaming;

    /** Whether the response's head is written, and whether all of it is. */
    private boolean answered;

    private boolean over;
    private boolean finished;

    Call(GatewayCore core, ClientConnection caller, Loop loop, IncomingRequest incoming) {
        this.core = core;
        this.caller = caller;
        this.out = caller.out();
        this.loop = loop;
        this.incoming = incoming;
        this.exchange = new CallExchange(incoming);
        this.body = new RequestBody(incoming);
        this.keepAlive = incoming.wantsKeepAlive();
    }

    void begin() {
        Decision decision;
        try {
            decision = Router.decide(core, incoming, exchange);
        } catch (RuntimeException e) {
            exchange.describe(LOG.atError()).setCause(e).log("a request could not be routed");
            fail(new PolicyException(500, "configuration", "InternalError", "Internal server error"));
            decision = new Decision.Answer();
        }
        switch (decision) {
            case Decision.Answer answer -> respond();
            case Decision.Run(Execution run) -> {
                execution = run;
                proceed(run::start);
            }
            case Decision.Fail(Execution run, PolicyException error) -> {
                execution = run;
                proceed(() -> run.failed(error));
            }
        }
    }

    /** Runs policies until they want something; an error in one of them is an error of the call. */
    private void proceed(Supplier<Flow> step) {
        Flow flow;
        try {
            flow = step.get();
        } catch (RuntimeException e) {
            exchange.describe(LOG.atError()).setCause(e).log("a policy failed unexpectedly");
            flow = fail(new PolicyException(500, "policy", "InternalError", "Internal server error"));
        }
        if (flow == Flow.FORWARD) {
            forward();
        } else {
            respond();
        }
    }

    private Flow fail(PolicyException error) {
        try {
            if (execution != null) {
                return execution.failed(error);
            }
        } catch (RuntimeException e) {
            exchange.describe(LOG.atError()).setCause(e).log("on-error failed unexpectedly");
        }
        exchange.resetResponse();
        exchange.status(500, null);
        exchange.responseHeaders().set("Content-Type", Envelope.TYPE);
        exchange.responseBody(Envelope.of(500, "Internal server error"));
        return Flow.RESPOND;
    }

    // --- the way there

    private void forward() {
        dropUpload();
        Upstream upstream = exchange.upstream();
        byte[] replaced = exchange.requestBodyBytes();
        if (upstream == null || (replaced == null && body.isTouched())) {
            failed(UpstreamFailure.connection(
                    upstream == null ? "the API has no backend URL" : "the request's body was sent already"));
            return;
        }
        if (!outcome.begin(upstream)) {
            body.discard();
            proceed(() ->
                    fail(new PolicyException(503, "forward-request", "CircuitBreakerOpen", "Service Unavailable")));
            return;
        }
        if (replaced != null) {
            body.discard();
        } else if (exchange.forwardingSettings().bufferRequestBody() && incoming.hasBody()) {
            buffer();
            return;
        }
        HttpRequest head;
        try {
            head = OutgoingRequest.prepare(incoming, exchange, upstream);
        } catch (IllegalArgumentException e) {
            outcome.forget();
            failed(UpstreamFailure.connection("no valid request: " + e.getMessage()));
            return;
        }
        if (EchoBackend.serves(upstream)) {
            begun(new EchoBackend(this, head));
            return;
        }
        forward = new Forward(loop, caller.pin(), upstream.authority(), head, this);
        forward.attempt();
    }

    private void buffer() {
        Claim claim = core.bodies().open(false, exchange.service(), caller.source());
        room = claim;
        PolicyException refusal = BodyBuffer.check(claim, incoming.length());
        if (refusal == null) {
            begun(new BodyBuffer(this, claim));
        } else {
            refuse(refusal);
        }
    }

    /** The whole body is here: it can be sent, and sent again. */
    void buffered(byte[] whole) {
        upload = null;
        exchange.requestBody(whole);
        forward();
    }

    /** The body cannot be held: it is read no further. */
    void refuse(PolicyException reason) {
        dropUpload();
        body.discard();
        giveRoomBack();
        proceed(() -> {
            Flow flow = fail(reason);
            if (reason.status() == 503) {
                exchange.responseHeaders().set("Retry-After", "1");
            }
            return flow;
        });
    }

    private void giveRoomBack() {
        if (room != null) {
            room.close();
        }
    }

    /** How long the backend may be silent: what the policy says, or the gateway's own setting where it says nothing. */
    Duration patience() {
        Forwarding settings = exchange.forwardingSettings();
        return settings.timeout().equals(Forwarding.DEFAULT.timeout())
                ? core.settings().timeouts().backend()
                : settings.timeout();
    }

    @SuppressWarnings("ReferenceEquality")
    boolean awaits(Forward one) {
        return !over && forward == one;
    }

    /** The head is on its way: the body may follow. */
    void begun(Upload begun) {
        upload = begun;
        if (begun instanceof EchoBackend echo) {
            echo.start();
        }
        byte[] replaced = exchange.requestBodyBytes();
        if (replaced != null) {
            begun.send(new DefaultLastHttpContent(Unpooled.wrappedBuffer(replaced)));
        }
        if (body.shallContinue()) {
            out.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            out.flush();
        }
        caller.drain();
    }

    /** Whether the request can be sent once more: nothing of its body is lost. */
    boolean isRepeatable() {
        return !answered && (exchange.requestBodyBytes() != null || !incoming.hasBody());
    }

    /** Whether content of the request can be taken now. */
    boolean accepts() {
        return !body.isComplete() && (body.isDiscarded() || (upload != null && upload.isWritable()));
    }

    /** Whether the request is complete. */
    boolean isUploaded() {
        return body.isComplete();
    }

    void content(HttpContent content) {
        boolean wanted = body.take(content);
        if (wanted && upload != null) {
            upload.send(RequestBody.withoutTrailers(content));
        } else {
            content.release();
        }
        keepAlive &= !body.isTooMuch();
        finishIfDone();
    }

    void flushUpload() {
        if (upload != null) {
            upload.flush();
        }
    }

    private void dropUpload() {
        Upload dropped = upload;
        upload = null;
        forward = null;
        streaming = false;
        if (dropped != null) {
            dropped.drop();
        }
    }

    @Override
    public void uploadWritable() {
        caller.drain();
    }

    // --- the way back

    @Override
    public void head(HttpResponse response) {
        HopByHop.strip(response.headers());
        outcome.answered(response);
        exchange.answered(response);
        streaming = true;
        Execution run = execution;
        proceed(run == null ? () -> Flow.RESPOND : run::forwarded);
    }

    private void respond() {
        byte[] given = exchange.responseBodyBytes();
        if (given != null) {
            dropUpload();
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
            upload = null;
            complete();
        } else if (!out.isWritable() && upload != null) {
            upload.pause(true);
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
        if (upload != null) {
            upload.pause(!writable);
        }
    }

    private void complete() {
        over = true;
        core.counters().answered(exchange.status());
        body.discard();
        dropUpload();
        giveRoomBack();
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
        // A caller who does not send the rest of his body must not make the backend look as if it failed.
        boolean blameless =
                upload == null || isUploaded() || exchange.requestBodyBytes() != null || !incoming.hasBody();
        upload = null;
        streaming = false;
        Forward tried = forward;
        if (!answered && tried != null && tried.again(failure)) {
            return;
        }
        if (blameless) {
            outcome.failed(failure);
        }
        exchange.describe(LOG.atWarn())
                .addKeyValue("reason", failure.reason())
                .addKeyValue("detail", failure.detail())
                .log("forwarding failed");
        if (answered) {
            // The caller has a part of the response: only a cut connection tells him that it is not whole.
            out.close();
        } else {
            proceed(() -> fail(failure.toError()));
        }
    }

    boolean hasAnswered() {
        return answered;
    }

    /** The caller is gone: his backend's connection goes too, as the answer has no taker. */
    void callerGone() {
        over = true;
        finished = true;
        dropUpload();
        giveRoomBack();
    }
}
