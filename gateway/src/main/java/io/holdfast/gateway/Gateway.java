package io.holdfast.gateway;

import io.holdfast.gateway.calls.ServiceTokens;
import io.holdfast.gateway.calls.World;
import io.holdfast.gateway.routes.PolicyCompiler;
import io.holdfast.gateway.routes.Services;
import io.holdfast.gateway.upstream.Loop;
import io.holdfast.gateway.upstream.OffLoopResolver;
import io.holdfast.gateway.upstream.Transport;
import io.holdfast.gateway.upstream.UpstreamConnector;
import io.holdfast.limits.Meter;
import io.holdfast.model.ServiceId;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.store.Snapshot;
import io.holdfast.store.Store;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the APIs of all services of the deployment.
 *
 * <p>It listens as soon as it is started and answers 503 until {@link #follow} has given it the configuration; from then on every
 * change is served by the next request after the write that made it returned.
 */
public final class Gateway implements AutoCloseable {

    /** A backend of this host, as in {@code http://echo.holdfast.internal/api}, is the gateway itself: it echoes requests. */
    public static final String ECHO_HOST = "echo.holdfast.internal";

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final long DRAIN_MILLIS = 3000;

    private final GatewayCore core;
    private final GatewaySettings settings;
    private final int workers;
    private final EventLoopGroup group;
    private final OffLoopResolver resolver;
    private final Map<EventLoop, Loop> loops = new HashMap<>();
    private final List<Channel> listeners = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Channel plain;
    private @Nullable Channel secure;
    private volatile Function<ServiceId, Snapshot> snapshots = id -> {
        throw new IllegalStateException("no configuration is followed yet");
    };

    private Gateway(GatewaySettings settings, PolicyCompiler policies, ServiceTokens identities, Transport transport) {
        this.settings = settings;
        this.resolver = new OffLoopResolver(settings.egress());
        this.workers = settings.workers() > 0
                ? settings.workers()
                : Runtime.getRuntime().availableProcessors();
        this.group = new MultiThreadIoEventLoopGroup(workers, transport.loops());
        this.core = new GatewayCore(
                settings,
                new Services(settings.domain(), policies, id -> snapshots.apply(id)),
                new World(settings.limits().callOuts(), identities, settings.daprPort(), InstantSource.system()));
    }

    /**
     * Starts to listen.
     *
     * @param identities who issues the tokens of services' managed identities
     * @throws java.io.UncheckedIOException if a port cannot be had
     */
    public static Gateway start(GatewaySettings settings, PolicyLanguage policies, ServiceTokens identities) {
        return start(settings, PolicyCompiler.of(policies), identities);
    }

    /** With policies that get no tokens of managed identities. */
    public static Gateway start(GatewaySettings settings, PolicyLanguage policies) {
        return start(settings, policies, ServiceTokens.NONE);
    }

    static Gateway start(GatewaySettings settings, PolicyCompiler policies) {
        return start(settings, policies, ServiceTokens.NONE);
    }

    static Gateway start(GatewaySettings settings, PolicyCompiler policies, ServiceTokens identities) {
        Transport transport = Transport.best();
        var gateway = new Gateway(settings, policies, identities, transport);
        try {
            gateway.listen(transport);
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
        LOG.atInfo()
                .addKeyValue("port", gateway.port())
                .addKeyValue("tlsPort", gateway.tlsPort())
                .addKeyValue("transport", transport.name())
                .log("gateway listens");
        return gateway;
    }

    private void listen(Transport transport) {
        var connector = new UpstreamConnector(
                transport,
                resolver,
                settings.timeouts().upstream(),
                settings.limits().backends());
        Thread.ofPlatform().daemon().name("gateway-tls").start(connector.tls()::prepare);
        int resting = Math.max(1, settings.limits().backends() / 8 / workers);
        for (EventExecutor executor : group) {
            var eventLoop = (EventLoop) executor;
            var loop = new Loop(eventLoop, connector, resting);
            loop.start(settings.timeouts().tick());
            loops.put(eventLoop, loop);
        }
        var acceptor = new Acceptor(core, group, transport, loops);
        plain = acceptor.listen(settings.host(), settings.port(), null);
        listeners.add(plain);
        if (settings.tls() != null) {
            secure = acceptor.listen(
                    settings.host(),
                    settings.tlsPort(),
                    new CallerContexts(core.services(), settings.tls().get()));
            listeners.add(secure);
        }
    }

    /** Takes over the configuration of {@code store} and follows its changes. */
    public void follow(Store store) {
        snapshots = id -> store.configuration(id).snapshot();
        core.usages().sum(store.quotas());
        store.subscribe(core.services());
        store.subscribe(core.usages());
        core.loaded();
    }

    /** For tests that are the store themselves. */
    Services follow(Function<ServiceId, Snapshot> source) {
        snapshots = source;
        core.loaded();
        return core.services();
    }

    /** For tests that look inside. */
    GatewayCore core() {
        return core;
    }

    /** Where http is served. */
    public int port() {
        return Acceptor.port(plain);
    }

    /** Where https is served; -1 if it is not. */
    public int tlsPort() {
        return Acceptor.port(secure);
    }

    /** It has the configuration and is not about to stop. From memory. */
    public boolean isServing() {
        return core.isLoaded() && !core.isStopping();
    }

    public Traffic traffic() {
        return core.counters();
    }

    /** How full it is. */
    public List<Meter> meters() {
        return Stream.of(
                        Meter.of("gateway", core.callers()),
                        Meter.of("gateway", core.bodies()),
                        core.world().meters(),
                        PolicyMeters.of(core.policyMetrics()),
                        core.usages().meters())
                .flatMap(List::stream)
                .toList();
    }

    /** The backends of a service to which calls are refused, behind their workspaces, and why: the end of a sentence. */
    public SortedMap<String, String> backendProblems(ServiceId service) {
        return core.services().backendProblems(service);
    }

    /** Stops listening, lets the calls that are under way finish for at most 3 s, and cuts the rest. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        core.stopping();
        listeners.forEach(listener -> listener.close().syncUninterruptibly());
        core.connections().forEach(connection -> connection.stop());
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        core.awaitQuiet(deadline);
        loops.values().forEach(Loop::stop);
        Future<?> ended = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        ended.awaitUninterruptibly(2, TimeUnit.SECONDS);
        core.usages().close();
        resolver.close();
        core.evaluations().close();
    }
}
