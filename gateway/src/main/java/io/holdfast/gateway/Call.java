package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Download;
import io.holdfast.gateway.upstream.HopByHop;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.UpstreamConnection;
import io.holdfast.gateway.upstream.UpstreamFailure;
import io.holdfast.policy.PolicyException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its response. Lives on the caller's event loop from its first byte to its last, its backend's connection too.
 *
 * <p>The request's body is either sent on while it is read, or read and thrown away (when a policy answered or replaced it), or
 * gathered; the response's is either given by policies or sent on while it comes.
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

    /** Whether the backend's head is waited for. */
    private boolean forwarding;

    /** Whether the response's body comes from the backend. */
    private boolean streaming;

    /** What of it has come before it may be sent on; null if nothing has. */
    private @Nullable HeldResponse held;

    /** Why no more of it comes, while policies are at work on its head. */
    private @Nullable UpstreamFailure broken;

    /** In seconds, for what may go better soon. */
    private @Nullable String retryAfter;

    /** Whether the response's head is written, and whether all of it is. */
    private boolean answered;

    private boolean over;
    private boolean finished;

    Call(GatewayCore core, ClientConnection caller, Loop loop, IncomingRequest incoming) {
        this.core = core;
        this.caller = caller;
        this.out = caller.out();
        this.incoming = incoming;
        this.exchange = new CallExchange(
                incoming, core.settings().location(), service -> core.world().of(loop, service), caller::certificates);
        this.sending = new Sending(core, this, caller, loop, exchange);
        this.body = sending.body();
        this.policies = new PolicyRun(core, this, caller, loop, exchange);
        this.keepAlive = incoming.wantsKeepAlive();
    }

    void begin() {
        policies.begin();
    }

    // --- the way there

    void forward() {
        unstream();
        retryAfter = null;
        exchange.response().forget();
        forwarding = true;
        sending.begin();
    }

    /** The request is not sent: there is an answer to it all the same. */
    void refused(PolicyException reason) {
        unstream();
        policies.failed(reason);
    }

    /** The same, for what may go better soon. */
    void crowded(PolicyException reason) {
        retryAfter = reason.status() == 503 ? "1" : null;
        refused(reason);
    }

    /** Takes the request's body into memory for a policy. */
    CompletionStage<?> gatherRequest() {
        var there = new CompletableFuture<String>();
        if (body.isTouched() || body.isDiscarded()) {
            exchange.requestBody(new byte[0]);
            there.complete("");
        } else {
            sending.gather(() -> there.complete(""), there::completeExceptionally);
        }
        return there;
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
        forwarding = false;
        streaming = true;
        policies.forwarded(() -> exchange.response().answered(response));
        if (streaming && !answered) {
            sending.pauseResponse(true);
        }
    }

    /** Takes the backend's body into memory for a policy. */
    CompletionStage<?> gatherResponse() {
        if (!streaming) {
            return CompletableFuture.completedStage("");
        }
        HeldResponse to = held();
        CompletionStage<byte[]> whole = to.gather(new BodyBuffer(sending.room()));
        if (broken != null) {
            to.failed(broken.toError());
        }
        sending.pauseResponse(false);
        return whole.thenAccept(exchange.response()::read);
    }

    private HeldResponse held() {
        HeldResponse now = held == null ? new HeldResponse() : held;
        held = now;
        return now;
    }

    void respond() {
        byte[] given = exchange.responseBodyBytes();
        if (given != null) {
            unstream();
            sending.drop();
        } else if (broken != null) {
            crowded(broken.toError());
            return;
        }
        if (!streaming) {
            body.discard();
            keepAlive &= !body.isHeldBack();
        }
        if (retryAfter != null && exchange.status() == 503) {
            exchange.responseHeaders().set("Retry-After", retryAfter);
        }
        answered = true;
        ResponseHead head = ResponseHead.of(exchange, given, incoming.http10(), keepAlive);
        keepAlive = head.keepAlive();
        out.write(head.message());
        if (!streaming) {
            ByteBuf all = Unpooled.wrappedBuffer(given == null ? new byte[0] : given);
            exchange.passing(all);
            out.write(new DefaultLastHttpContent(all));
            complete();
        } else if (held != null) {
            sending.pauseResponse(false);
            held.drain(this::sendOn);
            out.flush();
        } else {
            sending.pauseResponse(false);
        }
    }

    @Override
    public void body(HttpContent content) {
        if (content instanceof LastHttpContent) {
            sending.ended();
        }
        if (answered) {
            sendOn(content);
            return;
        }
        HeldResponse to = held();
        to.add(content);
        sending.pauseResponse(!to.isWanted());
    }

    private void sendOn(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        exchange.passing(content.content());
        out.write(last ? RequestBody.withoutTrailers(content) : content);
        if (last) {
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
        if (answered) {
            sending.pauseResponse(!writable);
        }
    }

    /** Whatever the backend says is not what is answered. */
    private void unstream() {
        streaming = false;
        broken = null;
        if (held != null) {
            held.release();
            held = null;
        }
    }

    private void complete() {
        over = true;
        exchange.passed();
        core.counters().answered(exchange.status());
        body.discard();
        unstream();
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
        if (sending.again(failure, answered || !forwarding)) {
            return;
        }
        exchange.describe(LOG.atWarn())
                .addKeyValue("reason", failure.reason())
                .addKeyValue("detail", failure.detail())
                .log("forwarding failed");
        if (answered) {
            // The caller has a part of the response: only a cut connection tells him that it is not whole.
            unstream();
            exchange.passed();
            out.close();
        } else if (streaming && !forwarding) {
            broken = failure;
            held().failed(failure.toError());
        } else {
            forwarding = false;
            crowded(failure.toError());
        }
    }

    boolean hasAnswered() {
        return answered;
    }

    /** The caller is gone: his backend's connection goes too, as the answer has no taker. */
    void callerGone() {
        over = true;
        finished = true;
        exchange.passed();
        policies.cancel();
        unstream();
        sending.release();
    }
}
