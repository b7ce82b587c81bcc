package io.holdfast.gateway;

import io.holdfast.gateway.calls.CallWorld;
import io.holdfast.gateway.routes.Access;
import io.holdfast.gateway.routes.Authority;
import io.holdfast.gateway.routes.CallCount;
import io.holdfast.gateway.routes.Match;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.gateway.routes.Subscription;
import io.holdfast.gateway.routes.Upstream;
import io.holdfast.gateway.usage.CallUses;
import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.policy.Backend;
import io.holdfast.policy.Forwarding;
import io.holdfast.policy.OperationView;
import io.holdfast.policy.ResponseTap;
import io.holdfast.policy.Telemetry;
import io.holdfast.policy.calls.HttpProxy;
import io.holdfast.policy.calls.Outside;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.usage.CallUsage;
import io.holdfast.policy.usage.Subscriber;
import io.holdfast.policy.view.ApiView;
import io.holdfast.policy.view.DeploymentView;
import io.holdfast.policy.view.ProductView;
import io.holdfast.policy.view.SubscriptionView;
import io.holdfast.policy.view.UserView;
import io.holdfast.usage.metric.PolicyMetrics;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/** The state of one call that policies see and change. */
final class CallExchange extends CallMessages {

    private static final int LOGGED_PATH = 256;

    private @Nullable Match match;
    private final String region;
    private Access.@Nullable Granted granted;
    private @Nullable String usedKey;
    private @Nullable Upstream backend;
    private Forwarding forwarding = Forwarding.DEFAULT;
    private @Nullable String challenge;
    private @Nullable String untouchedHost;
    private boolean forwarded;
    private @Nullable PolicyMetrics metrics;
    private @Nullable String requestId;
    private final Function<ServiceTable, CallWorld> worlds;
    private final Supplier<List<X509Certificate>> certificates;
    private @Nullable ServiceTable table;
    private @Nullable CallWorld world;
    private final BiFunction<ServiceTable, @Nullable Subscriber, CallUses> usages;
    private @Nullable CallUses uses;
    private long moved;

    /**
     * @param region where the gateway stands
     * @param worlds what the policies of a service may ask of the world outside
     * @param certificates what the caller's TLS showed of him
     * @param usages what a service counts and keeps
     */
    CallExchange(
            IncomingRequest incoming,
            String region,
            Function<ServiceTable, CallWorld> worlds,
            Supplier<List<X509Certificate>> certificates,
            BiFunction<ServiceTable, @Nullable Subscriber, CallUses> usages) {
        super(incoming);
        this.region = region;
        this.worlds = worlds;
        this.certificates = certificates;
        this.usages = usages;
        this.untouchedHost = incoming.hostField();
    }

    void matched(Match found) {
        match = found;
        target(found.forwardPath(), query());
        backend = found.backend();
    }

    /** @param key that of the request, or null */
    void granted(Access.Granted how, @Nullable String key) {
        granted = how;
        usedKey = key;
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

    /** What a connection for the call is made to: as its policies say, else as the backend does. */
    Authority place(Upstream upstream) {
        Authority place = upstream.authority();
        KeyedCertificate shown = note(KeyedCertificate.class);
        HttpProxy proxy = note(HttpProxy.class);
        place = shown == null ? place : place.with(shown);
        place = proxy == null ? place : place.through(proxy);
        return match == null ? place : match.table().trusting(place);
    }

    /** Which service is called. */
    void of(ServiceTable called) {
        table = called;
    }

    @Override
    public Outside outside() {
        if (world == null && table != null) {
            world = worlds.apply(table);
        }
        return world == null ? Outside.NONE : world;
    }

    @Override
    public @Nullable CallUsage usage() {
        if (uses == null && table != null) {
            Subscription used = granted == null ? null : granted.subscription();
            uses = usages.apply(table, used == null ? null : used.subscriber());
        }
        return uses;
    }

    /** A piece of a body, there or back. */
    void moving(ByteBuf piece) {
        moved += piece.readableBytes();
    }

    @Override
    public List<X509Certificate> callerCertificates() {
        return certificates.get();
    }

    /** The call is over. */
    void close() {
        table = null;
        if (world != null) {
            world.close();
        }
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

    /** What policies emit is counted there. */
    void counting(PolicyMetrics into) {
        metrics = into;
    }

    @Override
    public Telemetry telemetry() {
        return metrics == null ? super.telemetry() : new CallTelemetry(metrics, service());
    }

    @Override
    public CompletionStage<OperationDefinition> definition(Set<String> schemas) {
        return match == null ? super.definition(schemas) : match.definition(schemas);
    }

    /** A piece of the response's body is about to be sent. */
    void passing(ByteBuf piece) {
        moving(piece);
        if (!taps().isEmpty()) {
            byte[] bytes = ByteBufUtil.getBytes(piece);
            taps().forEach(tap -> tap.piece(bytes));
        }
    }

    /** Nothing more of the response is sent. */
    void passed() {
        taps().forEach(ResponseTap::end);
        taps().clear();
        if (uses != null) {
            uses.settle(moved);
        }
    }

    @Override
    public @Nullable ProductView product() {
        String product = granted == null ? null : granted.product();
        return match == null || product == null ? null : match.product(product);
    }

    @Override
    public @Nullable SubscriptionView subscription() {
        Subscription subscription = granted == null ? null : granted.subscription();
        return subscription == null ? null : subscription.view(usedKey == null ? "" : usedKey);
    }

    @Override
    public @Nullable UserView user() {
        Subscription subscription = granted == null ? null : granted.subscription();
        String owner = subscription == null ? null : subscription.owner();
        return match == null || owner == null ? null : match.user(owner);
    }

    @Override
    public DeploymentView deployment() {
        return new DeploymentView(region, service(), service(), "managed", GatewayCore.INSTANCE, true);
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
