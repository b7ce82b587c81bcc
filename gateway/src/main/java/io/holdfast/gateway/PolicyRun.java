package io.holdfast.gateway;

import io.holdfast.policy.Execution;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of one call, from the checks before them to the answer when even on-error fails. */
final class PolicyRun {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyRun.class);

    private final GatewayCore core;
    private final IncomingRequest incoming;
    private final CallExchange exchange;

    /** None until an operation is known, and none for what the gateway answers itself. */
    private @Nullable Execution execution;

    PolicyRun(GatewayCore core, IncomingRequest incoming, CallExchange exchange) {
        this.core = core;
        this.incoming = incoming;
        this.exchange = exchange;
    }

    Flow begin() {
        Decision decision;
        try {
            decision = Router.decide(core, incoming, exchange);
        } catch (RuntimeException e) {
            exchange.describe(LOG.atError()).setCause(e).log("a request could not be routed");
            return fail(new PolicyException(500, "configuration", "InternalError", "Internal server error"));
        }
        return switch (decision) {
            case Decision.Answer answer -> Flow.RESPOND;
            case Decision.Run(Execution run) -> {
                execution = run;
                yield go(run::start);
            }
            case Decision.Fail(Execution run, PolicyException error) -> {
                execution = run;
                yield go(() -> run.failed(error));
            }
        };
    }

    /** The backend's response head is in the exchange. */
    Flow forwarded() {
        Execution run = execution;
        return run == null ? Flow.RESPOND : go(run::forwarded);
    }

    /** Runs policies until they want something; an error in one of them is an error of the call. */
    private Flow go(Supplier<Flow> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            exchange.describe(LOG.atError()).setCause(e).log("a policy failed unexpectedly");
            return fail(new PolicyException(500, "policy", "InternalError", "Internal server error"));
        }
    }

    /** Something failed outside of policies: on-error is asked for the answer. */
    Flow fail(PolicyException error) {
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
}
