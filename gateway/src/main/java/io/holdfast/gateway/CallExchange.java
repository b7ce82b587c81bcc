package io.holdfast.gateway;

import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.routes.CallCount;
import io.holdfast.gateway.routes.Match;
import io.holdfast.gateway.routes.Upstream;
import io.holdfast.policy.Backend;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.OperationView;
import io.holdfast.policy.view.ApiView;
import io.holdfast.policy.view.DeploymentView;
import io.holdfast.policy.view.ProductView;
import io.holdfast.policy.view.SubscriptionView;
import io.holdfast.policy.view.UserView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/** The state of one call that policies see and change. */
final class CallExchange extends CallMessages {

    private static final int LOGGED_PATH = 256;

    private @Nullable Match match;
    private @Nullable Upstream backend;
    private Forwarding forwarding = Forwarding.DEFAULT;
    private @Nullable String challenge;
    private @Nullable String untouchedHost;
    private boolean forwarded;
    private @Nullable String requestId;

    CallExchange(IncomingRequest incoming) {
        super(incoming);
        this.untouchedHost = incoming.hostField();
    }

    void matched(Match found) {
        match = found;
        target(found.forwardPath(), query());
        backend = found.backend();
    }

    /** The name of the service that is called; empty where no operation matches. */
    String service() {
        return match == null ? "" : match.service();
    }

    /** Those of the service that is called; null where no operation matches. */
    @Nullable
    CallCount calls() {
        return match == null ? null : match.calls();
    }

    /** What a connection for the call is made to. */
    Authority place(Upstream upstream) {
        return match == null ? upstream.authority() : match.table().trusting(upstream.authority());
    }

    /** Says which call it is: by the id that its error answer carries, and by what was called. */
    LoggingEventBuilder describe(LoggingEventBuilder event) {
        String raw = incoming().path().raw();
        LoggingEventBuilder described = event.addKeyValue("activityId", requestId())
                .addKeyValue("method", method())
                .addKeyValue("path", raw.substring(0, Math.min(raw.length(), LOGGED_PATH)));
        if (match != null) {
            described = described
                    .addKeyValue("service", match.service())
                    .addKeyValue("api", match.apiId())
                    .addKeyValue("operation", match.operationId());
        }
        return backend == null ? described : described.addKeyValue("backend", backend);
    }

    @Nullable
    Upstream upstream() {
        return backend;
    }

    /** What a caller without a valid key is told, whatever on-error makes of the rest. */
    void challenge(String value) {
        challenge = value;
    }

    @Nullable
    String challenge() {
        return challenge;
    }

    /** The value of the Host field that no policy has set. */
    @Nullable
    String untouchedHost() {
        return untouchedHost;
    }

    void untouchedHost(String value) {
        untouchedHost = value;
    }

    /** True once: a request that is sent again has the fields that forwarding adds. */
    boolean isFirstForward() {
        boolean first = !forwarded;
        forwarded = true;
        return first;
    }

    Forwarding forwardingSettings() {
        return forwarding;
    }

    @Override
    public void forwarding(Forwarding settings) {
        forwarding = settings;
    }

    /** Made when it is first asked for: most calls need none. */
    @Override
    public String requestId() {
        if (requestId == null) {
            requestId = UUID.randomUUID().toString();
        }
        return requestId;
    }

    @Override
    public @Nullable ApiView api() {
        return match == null ? null : match.api();
    }

    @Override
    public @Nullable OperationView operation() {
        return match == null ? null : match.operation();
    }

    @Override
    public @Nullable ProductView product() {
        return null;
    }

    @Override
    public @Nullable SubscriptionView subscription() {
        return null;
    }

    @Override
    public @Nullable UserView user() {
        return null;
    }

    @Override
    public DeploymentView deployment() {
        return new DeploymentView("", service(), service(), "managed", "", true);
    }

    @Override
    public @Nullable String parameter(String name) {
        return match == null ? null : match.parameter(name);
    }

    @Override
    public @Nullable Backend backend() {
        return backend;
    }

    @Override
    public void backend(Backend other) {
        if (!(other instanceof Upstream upstream)) {
            throw new IllegalArgumentException("not made by this gateway's compile context: " + other.url());
        }
        backend = upstream;
    }
}
