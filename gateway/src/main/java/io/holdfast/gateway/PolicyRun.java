package io.holdfast.gateway;

import io.holdfast.gateway.upstream.Loop;
import io.holdfast.limits.CrowdedException;
import io.holdfast.policy.Execution;
import io.holdfast.policy.Host;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of one call, from the checks before them to the answer when even on-error fails. */
final class PolicyRun implements Host {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyRun.class);

    private final GatewayCore core;
    private final Call call;
    private final ClientConnection caller;
    private final Loop loop;
    private final CallExchange exchange;

    /** None until an operation is known, and none for what the gateway answers itself. */
    private @Nullable Execution execution;

    private boolean cancelled;

    PolicyRun(GatewayCore core, Call call, ClientConnection caller, Loop loop, CallExchange exchange) {
        this.core = core;
        this.call = call;
        this.caller = caller;
        this.loop = loop;
        this.exchange = exchange;
    }

    void begin() {
        Decision decision;
        try {
            decision = Router.decide(core, exchange.incoming(), exchange);
        } catch (RuntimeException e) {
            exchange.describe(LOG.atError()).setCause(e).log("a request could not be routed");
            failed(new PolicyException(500, "configuration", "InternalError", "Internal server error"));
            return;
        }
        switch (decision) {
            case Decision.Answer answer -> respond();
            case Decision.Run(Pipeline pipeline) -> run(pipeline).start();
            case Decision.Fail(Pipeline pipeline, PolicyException error) ->
                run(pipeline).failed(error);
            case Decision.Prepare(Runnable work) -> prepare(work);
            case Decision.Preflight(Pipeline pipeline, String origin, String method) ->
                run(pipeline).preflight(origin, method);
        }
    }

    /** Policies that nobody has called since they were loaded: the call waits for them, and its loop does not. */
    private void prepare(Runnable work) {
        core.services().workshop().called(() -> {
            try {
                work.run();
            } finally {
                execute(() -> {
                    if (!cancelled) {
                        begin();
                    }
                });
            }
        });
    }

    private Execution run(Pipeline pipeline) {
        var run = new Execution(pipeline, exchange, this);
        execution = run;
        return run;
    }

    /** The backend has answered. */
    void forwarded(Runnable first) {
        Execution run = execution;
        if (run == null) {
            first.run();
            respond();
        } else {
            run.enter(() -> {
                first.run();
                run.forwarded();
            });
        }
    }

    /** Something failed outside of policies: on-error is asked for the answer. */
    void failed(PolicyException error) {
        Execution run = execution;
        if (run != null) {
            run.enter(() -> run.failed(error));
            return;
        }
        exchange.resetResponse();
        exchange.status(500, null);
        exchange.responseHeaders().set("Content-Type", Envelope.TYPE);
        exchange.responseBody(Envelope.of(500, "Internal server error"));
        respond();
    }

    void cancel() {
        cancelled = true;
        if (execution != null) {
            execution.cancel();
        }
    }

    @Override
    public void forward() {
        call.forward();
    }

    @Override
    public void respond() {
        call.respond();
    }

    @Override
    public CompletionStage<?> requestBody() {
        return call.gatherRequest();
    }

    @Override
    public CompletionStage<?> responseBody() {
        return call.gatherResponse();
    }

    @Override
    public CompletionStage<?> after(Duration time) {
        var over = new CompletableFuture<String>();
        Future<?> timer = loop.eventLoop().schedule(() -> over.complete(""), time.toNanos(), TimeUnit.NANOSECONDS);
        var _ = over.whenComplete((nothing, cancelled) -> timer.cancel(false));
        return over;
    }

    @Override
    public void execute(Runnable task) {
        loop.eventLoop().execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                exchange.describe(LOG.atError()).setCause(e).log("a call failed unexpectedly");
                caller.out().close();
            }
        });
    }

    @Override
    public void offload(Runnable task) {
        try {
            core.evaluations().submit(caller.source(), exchange.service(), task);
        } catch (CrowdedException | CancellationException e) {
            throw new PolicyException(503, "policy", "TooManyEvaluations", "Service Unavailable");
        }
    }

    @Override
    public void unexpected(RuntimeException defect) {
        exchange.describe(LOG.atError()).setCause(defect).log("a policy failed unexpectedly");
    }
}
