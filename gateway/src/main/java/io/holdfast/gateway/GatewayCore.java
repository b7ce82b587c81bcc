package io.holdfast.gateway;

import io.holdfast.gateway.calls.World;
import io.holdfast.gateway.routes.Services;
import io.holdfast.gateway.usage.ServiceUsages;
import io.holdfast.limits.Budget;
import io.holdfast.limits.Connections;
import io.holdfast.limits.FairWorkers;
import io.holdfast.usage.metric.PolicyMetrics;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What all connections share. */
final class GatewayCore {

    /** How many expressions may wait for a thread; no service and no address has more than half of it. */
    private static final int WAITING_EVALUATIONS = 4096;

    /** Names this process to policies. */
    static final String INSTANCE = UUID.randomUUID().toString();

    private final GatewaySettings settings;
    /** Combinations of a metric's dimensions that a service may have. */
    private static final int MOST_SERIES = 1_000;

    private final PolicyMetrics policyMetrics = new PolicyMetrics(MOST_SERIES);
    private final Counters counters = new Counters();
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final Services services;
    private final Connections callers;
    private final Budget bodies;
    private final FairWorkers evaluations;
    private final World world;
    private final ServiceUsages usages;
    private final int share;
    private volatile boolean loaded;
    private volatile boolean stopping;

    GatewayCore(GatewaySettings settings, Services services, World world) {
        this.world = world;
        this.settings = settings;
        this.services = services;
        this.usages = new ServiceUsages(settings.usage(), services::count, InstantSource.system());
        this.share = Math.max(1, (int) (3L
                * Math.min(settings.limits().connections(), settings.limits().backends())
                / 4));
        this.callers = new Connections(settings.limits().connections());
        this.evaluations = new FairWorkers(
                "gateway-policies", 2 * Runtime.getRuntime().availableProcessors(), WAITING_EVALUATIONS);
        this.bodies = new Budget(settings.limits().bodyBytes(), 0, BodyBuffer.LIMIT);
    }

    /** The places of callers' connections, over both ports. */
    Connections callers() {
        return callers;
    }

    /** Where expressions are evaluated that may run long. */
    FairWorkers evaluations() {
        return evaluations;
    }

    /** What policies ask of the world outside. */
    World world() {
        return world;
    }

    /** What services count and keep. */
    ServiceUsages usages() {
        return usages;
    }

    /** The room for bodies that policies hold. */
    Budget bodies() {
        return bodies;
    }

    /**
     * How many calls of one service may wait at once: three quarters of what there is, where there are others. One address has half,
     * so that it takes less than all from those who call the same service.
     */
    int callsOfOneService() {
        return services.isOnlyOne() ? Integer.MAX_VALUE : share;
    }

    GatewaySettings settings() {
        return settings;
    }

    /** What policies count. */
    PolicyMetrics policyMetrics() {
        return policyMetrics;
    }

    Counters counters() {
        return counters;
    }

    Services services() {
        return services;
    }

    /** Whether the configuration is there. */
    boolean isLoaded() {
        return loaded;
    }

    void loaded() {
        loaded = true;
    }

    boolean isStopping() {
        return stopping;
    }

    void stopping() {
        stopping = true;
    }

    void connected(ClientConnection connection) {
        connections.add(connection);
    }

    void disconnected(ClientConnection connection) {
        connections.remove(connection);
        if (stopping && connections.isEmpty()) {
            synchronized (connections) {
                connections.notifyAll();
            }
        }
    }

    /** Waits until no connection is left, or until {@code deadline} on the clock of {@link System#nanoTime}. */
    void awaitQuiet(long deadline) {
        synchronized (connections) {
            long left = deadline - System.nanoTime();
            while (!connections.isEmpty() && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(connections, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = deadline - System.nanoTime();
            }
        }
    }

    Set<ClientConnection> connections() {
        return connections;
    }
}
