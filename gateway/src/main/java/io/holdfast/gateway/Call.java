package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Download;
import io.holdfast.gateway.upstream.HopByHop;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.UpstreamConnection;
import io.holdfast.gateway.upstream.UpstreamFailure;
import io.holdfast.gateway.usage.CallUses;
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
 * One request and its response. Lives on the caller's event loop from its first byte to its last, its backend's connection too. What an
 * event does depends on what the call is at ({@link CallPhase}).
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
    private CallPhase phase = new CallPhase.Running();
    private boolean keepAlive;

    /** In seconds, for what may go better soon. */
    private @Nullable String retryAfter;

    Call(GatewayCore core, ClientConnection caller, Loop loop, IncomingRequest incoming) {
        this.core = core;
        this.caller = caller;
        this.out = caller.out();
        this.incoming = incoming;
        this.exchange = new CallExchange(
                incoming,
                core.settings().location(),
                service -> core.world().of(loop, service),
                caller::certificates,
                (service, subscriber) -> new CallUses(core.usages(), loop, service, subscriber));
        this.exchange.counting(core.policyMetrics());
        this.sending = new Sending(core, this, caller, loop, exchange);
        this.body = sending.body();
        this.policies = new PolicyRun(core, this, caller, loop, exchange);
        this.keepAlive = incoming.wantsKeepAlive();
    }

    void begin() {
        policies.begin();
    }

    // --- events

    void forward() {
        phase.forward(this);
    }

    void respond() {
        phase.respond(this);
    }

    void refused(PolicyException reason) {
        phase.refused(this, reason);
    }

    /** The same, for what may go better soon. */
    void crowded(PolicyException reason) {
        retryLater(reason);
        refused(reason);
    }

    @Override
    public void head(HttpResponse response) {
        HopByHop.strip(response.headers());
        sending.answered(response);
        phase.head(this, response);
    }

    @Override
    public void body(HttpContent content) {
        if (content instanceof LastHttpContent) {
            sending.ended();
        }
        phase.body(this, content);
    }

    @Override
    public void failed(UpstreamFailure failure) {
        phase.failed(this, failure);
    }

    void content(HttpContent content) {
        exchange.moving(content.content());
        sending.content(content);
        keepAlive &= !body.isTooMuch();
        phase.content(this);
    }

    void downloadWritable(boolean writable) {
        phase.writable(this, writable);
    }

    /** The caller is gone: his backend's connection goes too, as the answer has no taker. */
    void callerGone() {
        become(new CallPhase.Done(phase.hasAnswered()));
        exchange.passed();
        policies.cancel();
        sending.release();
    }

    @Override
    public void uploadWritable() {
        caller.drain();
    }

    @Override
    public void handshake(UpstreamConnection connection) {
        caller.pin().keep(connection);
    }

    @Override
    public void bodyPaused() {
        out.flush();
    }

    void flushUpload() {
        sending.flush();
    }

    // --- questions

    /** Whether content of the request can be taken now. */
    boolean accepts() {
        return sending.accepts();
    }

    /** Whether the request is complete. */
    boolean isUploaded() {
        return body.isComplete();
    }

    boolean hasAnswered() {
        return phase.hasAnswered();
    }

    // --- what policies want

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

    /** Takes the backend's body into memory for a policy. */
    CompletionStage<?> gatherResponse() {
        return phase.gather(this);
    }

    // --- what phases do

    CallerOutput out() {
        return out;
    }

    CallExchange exchange() {
        return exchange;
    }

    Sending sending() {
        return sending;
    }

    PolicyRun policies() {
        return policies;
    }

    void become(CallPhase next) {
        CallPhase former = phase;
        phase = next;
        former.leave();
    }

    @SuppressWarnings("ReferenceEquality") // this one, and not one like it
    boolean isAt(CallPhase one) {
        return phase == one;
    }

    /** Something happened that cannot happen now. */
    void defect(String event) {
        core.counters().defect();
        exchange.describe(LOG.atError())
                .addKeyValue("event", event)
                .addKeyValue("phase", phase.getClass().getSimpleName())
                .log("a call met an event out of turn");
    }

    void log(UpstreamFailure failure) {
        exchange.describe(LOG.atWarn())
                .addKeyValue("reason", failure.reason())
                .addKeyValue("detail", failure.detail())
                .log("forwarding failed");
    }

    void retryLater(PolicyException reason) {
        retryAfter = reason.status() == 503 ? "1" : null;
    }

    void send() {
        retryAfter = null;
        exchange.response().forget();
        sending.begin();
    }

    /** Answers with what policies give. */
    void answer() {
        byte[] given = exchange.responseBodyBytes();
        sending.drop();
        body.discard();
        keepAlive &= !body.isHeldBack();
        become(new CallPhase.Answering());
        writeHead(given);
        ByteBuf all = Unpooled.wrappedBuffer(given == null ? new byte[0] : given);
        exchange.passing(all);
        out.write(new DefaultLastHttpContent(all));
        complete();
    }

    /** Answers with what the backend sends, of which some may have come. */
    void stream(HeldResponse held) {
        phase = new CallPhase.Answering();
        writeHead(null);
        sending.pauseResponse(false);
        if (!held.isEmpty()) {
            held.drain(content -> phase.body(this, content));
            out.flush();
        }
    }

    private void writeHead(byte @Nullable [] given) {
        if (retryAfter != null && exchange.status() == 503) {
            exchange.responseHeaders().set("Retry-After", retryAfter);
        }
        ResponseHead head = ResponseHead.of(exchange, given, incoming.http10(), keepAlive);
        keepAlive = head.keepAlive();
        out.write(head.message());
    }

    void write(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        exchange.passing(content.content());
        out.write(last ? RequestBody.withoutTrailers(content) : content);
        if (!last && !out.isWritable()) {
            sending.pauseResponse(true);
        }
    }

    /** All of the answer is written. */
    void complete() {
        become(new CallPhase.Draining());
        exchange.passed();
        core.counters().answered(exchange.status());
        body.discard();
        sending.release();
        if (!caller.isReading()) {
            out.flush();
        }
        finishIfRead();
        caller.drain();
    }

    /** The next request may come, once this one is read as far as it will be. */
    void finishIfRead() {
        if (body.isComplete() || body.isHeldBack() || body.isTooMuch()) {
            become(new CallPhase.Done(true));
            caller.finished(keepAlive);
        }
    }
}
