package io.holdfast.gateway;

import io.holdfast.gateway.routes.Upstream;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.Upload;
import io.holdfast.gateway.upstream.UpstreamFailure;
import io.holdfast.limits.Claim;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.PolicyException;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call's request to its backend. The body is sent on while it is read, gathered first, or thrown away; what the call
 * holds of that which all share is given back when it is over.
 */
final class Sending {

    private final GatewayCore core;
    private final Call call;
    private final ClientConnection caller;
    private final Loop loop;
    private final IncomingRequest incoming;
    private final CallExchange exchange;
    private final RequestBody body;
    private final Holdings holdings;
    private final Outcome outcome = new Outcome();

    private @Nullable Forward forward;
    private @Nullable Upload upload;

    Sending(GatewayCore core, Call call, ClientConnection caller, Loop loop, CallExchange exchange) {
        this.core = core;
        this.call = call;
        this.caller = caller;
        this.loop = loop;
        this.incoming = exchange.incoming();
        this.exchange = exchange;
        this.body = new RequestBody(incoming);
        this.holdings = new Holdings(core);
    }

    RequestBody body() {
        return body;
    }

    /** Policies want the request to be sent to the backend that the exchange names. */
    void begin() {
        drop();
        Upstream upstream = exchange.upstream();
        byte[] replaced = exchange.requestBodyBytes();
        if (upstream == null || (replaced == null && body.isTouched())) {
            call.failed(UpstreamFailure.connection(
                    upstream == null ? "the API has no backend URL" : "the request's body was sent already"));
            return;
        }
        PolicyException crowded = holdings.enter(exchange.calls());
        if (crowded != null) {
            refuse(crowded, call::crowded);
            return;
        }
        if (!outcome.begin(upstream)) {
            body.discard();
            call.refused(new PolicyException(503, "forward-request", "CircuitBreakerOpen", "Service Unavailable"));
            return;
        }
        if (replaced != null) {
            body.discard();
        } else if (exchange.forwardingSettings().bufferRequestBody() && incoming.hasBody()) {
            gather(this::begin, call::crowded);
            return;
        }
        send(upstream);
    }

    private void send(Upstream upstream) {
        HttpRequest head;
        try {
            head = OutgoingRequest.prepare(incoming, exchange, upstream);
        } catch (IllegalArgumentException e) {
            outcome.forget();
            call.failed(UpstreamFailure.connection("no valid request: " + e.getMessage()));
            return;
        }
        if (EchoBackend.serves(upstream)) {
            begun(new EchoBackend(call, head));
            return;
        }
        forward = new Forward(loop, caller.pin(), exchange.place(upstream), head, call, this);
        forward.attempt();
    }

    /** Takes the request's body into memory. One of the two is called. */
    void gather(Runnable done, Consumer<PolicyException> refused) {
        Claim claim = room();
        PolicyException refusal = BodyBuffer.check(claim, incoming.length());
        if (refusal == null) {
            begun(new RequestGathering(
                    new BodyBuffer(claim), whole -> gathered(whole, done), why -> refuse(why, refused)));
        } else {
            refuse(refusal, refused);
        }
    }

    /** The whole body is here: it can be sent, and sent again. */
    private void gathered(byte[] whole, Runnable done) {
        upload = null;
        exchange.requestBody(whole);
        done.run();
    }

    /** There is no place for the call, or its body cannot be held: it is read no further. */
    private void refuse(PolicyException reason, Consumer<PolicyException> refused) {
        drop();
        body.discard();
        holdings.releaseRoom();
        refused.accept(reason);
    }

    /** The room that the call's bodies take. */
    Claim room() {
        return holdings.room(exchange.service(), caller.source());
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
        return forward == one;
    }

    /** The head is on its way: the body may follow. */
    @SuppressWarnings("ReferenceEquality")
    void begun(Upload begun) {
        upload = begun;
        if (begun instanceof EchoBackend echo) {
            echo.start();
        }
        byte[] replaced = exchange.requestBodyBytes();
        if (replaced != null && upload == begun) {
            begun.send(new DefaultLastHttpContent(Unpooled.wrappedBuffer(replaced)));
        }
        if (body.shallContinue()) {
            caller.out().goOn();
        }
        caller.drain();
    }

    /** Whether the request can be sent once more: nothing of its body is lost. */
    boolean isRepeatable() {
        return exchange.requestBodyBytes() != null || !incoming.hasBody();
    }

    /** Whether content of the request can be taken now. */
    boolean accepts() {
        return !body.isComplete() && (body.isDiscarded() || (upload != null && upload.isWritable()));
    }

    void content(HttpContent content) {
        boolean wanted = body.take(content);
        if (wanted && upload != null) {
            upload.send(RequestBody.withoutTrailers(content));
        } else {
            content.release();
        }
    }

    void flush() {
        if (upload != null) {
            upload.flush();
        }
    }

    /** Whether the backend shall wait with more of its response. */
    void pauseResponse(boolean paused) {
        if (upload != null) {
            upload.pause(paused);
        }
    }

    void answered(HttpResponse response) {
        outcome.answered(response);
    }

    /** The backend's response is complete: its connection is not the call's any more. */
    void ended() {
        upload = null;
    }

    /** True if another attempt is under way. */
    boolean again(UpstreamFailure failure, boolean answered) {
        // A caller who does not send the rest of his body must not make the backend look as if it failed.
        boolean blameless = upload == null || body.isComplete() || isRepeatable();
        upload = null;
        Forward tried = forward;
        if (!answered && tried != null && tried.again(failure)) {
            return true;
        }
        if (blameless) {
            outcome.failed(failure);
        }
        return false;
    }

    /** Whatever the backend does from now on is of no interest. */
    void drop() {
        Upload dropped = upload;
        upload = null;
        forward = null;
        if (dropped != null) {
            dropped.drop();
        }
    }

    /** The call is over. */
    void release() {
        drop();
        exchange.close();
        holdings.release();
    }
}
