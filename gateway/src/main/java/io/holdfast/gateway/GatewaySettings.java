package io.holdfast.gateway;

import io.holdfast.egress.Egress;
import io.holdfast.gateway.upstream.UpstreamTimes;
import io.holdfast.gateway.usage.UsageLimits;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway listens and how long it waits.
 *
 * @param host the address to listen on
 * @param port for http; 0 picks a free one
 * @param tlsPort for https; 0 picks a free one; nothing listens there without {@code tls}
 * @param domain a service is reached as {@code <name>.<domain>}
 * @param location the region that this gateway serves, for example {@code eastus}
 * @param tls the key and certificate to present, asked once at the start, or null for no https
 * @param workers event loops; 0 means one for each processor
 * @param egress where backends may lie
 * @param daprPort where a Dapr sidecar answers on this machine; 0 if there is none
 * @param usage what policies may count and keep
 */
public record GatewaySettings(
        String host,
        int port,
        int tlsPort,
        String domain,
        String location,
        @Nullable Supplier<TlsIdentity> tls,
        int workers,
        Timeouts timeouts,
        GatewayLimits limits,
        Egress egress,
        int daprPort,
        UsageLimits usage) {

    /** With the limits that this machine allows, and backends anywhere. */
    public GatewaySettings(
            String host,
            int port,
            int tlsPort,
            String domain,
            String location,
            @Nullable Supplier<TlsIdentity> tls,
            int workers,
            Timeouts timeouts) {
        this(
                host,
                port,
                tlsPort,
                domain,
                location,
                tls,
                workers,
                timeouts,
                GatewayLimits.ofThisMachine(),
                Egress.INSIDE,
                0,
                UsageLimits.ofThisMachine());
    }

    /** @param chain the certificate first, then those that issued it */
    public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {

        /** Without the key. */
        @Override
        public String toString() {
            return "TlsIdentity[certificates=" + chain.size() + "]";
        }
    }

    /**
     * All of them guard against a peer that stops; none limits how long a lively transfer takes.
     *
     * @param head from the first byte of a request's head to its last, and for a TLS handshake
     * @param body between two reads of a request's body, and for a caller to take what waits for him
     * @param idle how long a caller's connection may rest between calls
     * @param connect to a backend, TLS handshake included
     * @param backend without a sign of life from a backend: to the response's head, and between two reads of its body
     * @param backendIdle how long a connection to a backend is kept for the next call
     */
    public record Timeouts(
            Duration head, Duration body, Duration idle, Duration connect, Duration backend, Duration backendIdle) {

        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                Duration.ofSeconds(10),
                Duration.ofSeconds(300),
                Duration.ofSeconds(60));

        public Timeouts withBackend(Duration timeout) {
            return new Timeouts(head, body, idle, connect, timeout, backendIdle);
        }

        UpstreamTimes upstream() {
            return new UpstreamTimes(connect, backend, backendIdle);
        }

        /** How often deadlines are looked at: often enough for the shortest. */
        Duration tick() {
            long shortest = List.of(head, body, idle, backend, backendIdle).stream()
                    .mapToLong(Duration::toMillis)
                    .min()
                    .orElse(1000);
            return Duration.ofMillis(Math.clamp(shortest / 4, 10, 1000));
        }
    }

    /** Free ports on the loopback address, no https. */
    public static GatewaySettings local() {
        return new GatewaySettings("127.0.0.1", 0, 0, "gateway.localhost", "local", null, 0, Timeouts.DEFAULT);
    }

    public GatewaySettings withTls(Supplier<TlsIdentity> identity) {
        return new GatewaySettings(
                host, port, tlsPort, domain, location, identity, workers, timeouts, limits, egress, daprPort, usage);
    }

    public GatewaySettings withTimeouts(Timeouts other) {
        return new GatewaySettings(
                host, port, tlsPort, domain, location, tls, workers, other, limits, egress, daprPort, usage);
    }

    public GatewaySettings withEgress(Egress other) {
        return new GatewaySettings(
                host, port, tlsPort, domain, location, tls, workers, timeouts, limits, other, daprPort, usage);
    }

    public GatewaySettings withLimits(GatewayLimits other) {
        return new GatewaySettings(
                host, port, tlsPort, domain, location, tls, workers, timeouts, other, egress, daprPort, usage);
    }

    public GatewaySettings withDaprPort(int other) {
        return new GatewaySettings(
                host, port, tlsPort, domain, location, tls, workers, timeouts, limits, egress, other, usage);
    }

    public GatewaySettings withUsage(UsageLimits other) {
        return new GatewaySettings(
                host, port, tlsPort, domain, location, tls, workers, timeouts, limits, egress, daprPort, other);
    }
}
