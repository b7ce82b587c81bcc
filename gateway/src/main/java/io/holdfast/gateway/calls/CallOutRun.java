package io.holdfast.gateway.calls;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.upstream.Download;
import io.holdfast.gateway.upstream.HopByHop;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.Reuse;
import io.holdfast.gateway.upstream.UpstreamConnection;
import io.holdfast.gateway.upstream.UpstreamFailure;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.CallOut;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of a policy, from the search for a connection to the last byte of its response. Belongs to its event loop. */
final class CallOutRun implements Download {

    private static final Logger LOG = LoggerFactory.getLogger(CallOutRun.class);

    private final Loop loop;
    private final ServiceTable service;
    private final CallOut request;
    private final CallBody body;
    private final CompletableFuture<CallAnswer> result = new CompletableFuture<>();

    private String method;
    private List<CallField> fields;
    private byte[] sent;
    private @Nullable CallTarget target;
    private @Nullable Authority authority;
    private @Nullable HttpRequest head;
    private @Nullable UpstreamConnection connection;
    private @Nullable HttpResponse response;
    private @Nullable CallRedirect redirect;
    private @Nullable Future<?> deadline;
    private boolean repeated;
    private int redirects;

    CallOutRun(Loop loop, ServiceTable service, CallOut request, CallBody body) {
        this.loop = loop;
        this.service = service;
        this.request = request;
        this.body = body;
        this.method = request.method();
        this.fields = request.fields();
        this.sent = request.body();
    }

    CompletableFuture<CallAnswer> begin() {
        deadline = loop.eventLoop()
                .schedule(
                        () -> fail(CallFailure.TIMEOUT, "The request timed out."),
                        request.timeout().toMillis(),
                        TimeUnit.MILLISECONDS);
        var _ = result.whenComplete((answer, failure) -> {
            if (loop.eventLoop().inEventLoop()) {
                over();
            } else {
                loop.eventLoop().execute(this::over);
            }
        });
        try {
            go(CallTarget.of(request.url()));
        } catch (IllegalArgumentException e) {
            // What is wrong with it may quote it, and it may hold a secret.
            fail(CallFailure.CONNECTION, "The request's URL, method or headers are not valid.");
        }
        return result;
    }

    /** Whatever comes from now on is of no interest. */
    private void over() {
        UpstreamConnection used = connection;
        connection = null;
        if (deadline != null) {
            deadline.cancel(false);
        }
        if (used != null) {
            used.drop();
        }
    }

    private void go(CallTarget to) {
        target = to;
        head = CallHead.of(method, to, fields, sent.length);
        Authority place =
                service.trusting(to.authority().with(request.certificate()).through(request.proxy()));
        authority = place;
        repeated = false;
        UpstreamConnection pooled = loop.pool().take(place, Reuse.longestRest(isRepeatable()));
        if (pooled != null) {
            start(pooled);
        } else {
            open();
        }
    }

    private boolean isRepeatable() {
        return head != null && Reuse.isIdempotent(head.method());
    }

    private void open() {
        if (authority != null) {
            loop.pool().connect(authority, this::opened, this::failed);
        }
    }

    private void opened(UpstreamConnection fresh) {
        if (result.isDone()) {
            loop.pool().give(fresh);
        } else {
            start(fresh);
        }
    }

    private void start(UpstreamConnection on) {
        if (head != null) {
            connection = on;
            on.start(this, head, request.timeout());
            on.send(new DefaultLastHttpContent(Unpooled.wrappedBuffer(sent)));
            on.flush();
        }
    }

    @Override
    public void head(HttpResponse answer) {
        HopByHop.strip(answer.headers());
        response = answer;
        CallTarget from = request.followRedirects() && redirects < CallRedirect.MOST ? target : null;
        redirect = from == null ? null : CallRedirect.of(answer, method, from, fields);
        if (redirect == null && body.wouldExceed(HttpUtil.getContentLength(answer, 0L)) && !method.equals("HEAD")) {
            tooLarge();
        }
    }

    @Override
    public void body(HttpContent content) {
        try {
            if (result.isDone()) {
                return;
            }
            if (redirect == null && content.content().isReadable()) {
                if (body.wouldExceed(content.content().readableBytes())) {
                    tooLarge();
                    return;
                }
                if (!body.add(content.content())) {
                    fail(CallFailure.CROWDED, "The gateway has no room for the response now.");
                    return;
                }
            }
        } finally {
            content.release();
        }
        if (content instanceof LastHttpContent) {
            connection = null;
            complete();
        }
    }

    private void complete() {
        CallRedirect next = redirect;
        if (next != null) {
            redirects++;
            method = next.method();
            fields = next.fields();
            sent = next.keepsBody() ? sent : new byte[0];
            try {
                go(next.target());
            } catch (IllegalArgumentException e) {
                fail(CallFailure.CONNECTION, "The redirect leads nowhere.");
            }
        } else if (response != null) {
            var back = new ArrayList<CallField>();
            response.headers().forEach(field -> back.add(new CallField(field.getKey(), field.getValue())));
            result.complete(new CallAnswer(
                    response.status().code(), response.status().reasonPhrase(), List.copyOf(back), body.whole()));
        }
    }

    private void tooLarge() {
        fail(CallFailure.TOO_LARGE, "The response is larger than " + CallOutLimits.RESPONSE / (1024 * 1024) + " MiB.");
    }

    @Override
    public void bodyPaused() {}

    @Override
    public void uploadWritable() {}

    /** Signs in a connection, and nobody here goes on with that. */
    @Override
    public void handshake(UpstreamConnection used) {
        used.close();
    }

    @Override
    public void failed(UpstreamFailure failure) {
        connection = null;
        if (failure.stale() && !repeated && isRepeatable() && !result.isDone()) {
            repeated = true;
            open();
            return;
        }
        if (!result.isDone()) {
            LOG.atDebug()
                    .addKeyValue("request", request)
                    .addKeyValue("detail", failure.detail())
                    .log("a request of a policy failed");
        }
        if (failure.isCrowded()) {
            fail(CallFailure.CROWDED, "All connections to backends are in use.");
        } else if (failure.reason().equals(CallFailure.TIMEOUT)) {
            fail(CallFailure.TIMEOUT, "The request timed out.");
        } else {
            fail(CallFailure.CONNECTION, "The request could not be sent, or was not answered.");
        }
    }

    private void fail(String reason, String message) {
        result.completeExceptionally(new CallFailure(reason, message));
    }
}
