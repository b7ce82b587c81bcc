package io.holdfast.server.settings;

import static io.holdfast.server.settings.LimitsSection.MEBIBYTE;
import static io.holdfast.server.settings.declare.SettingTypes.file;
import static io.holdfast.server.settings.declare.SettingTypes.onOff;
import static io.holdfast.server.settings.declare.SettingTypes.portNumber;
import static io.holdfast.server.settings.declare.SettingTypes.text;
import static io.holdfast.server.settings.declare.SettingTypes.wholeNumber;

import io.holdfast.egress.Egress;
import io.holdfast.gateway.GatewayLimits;
import io.holdfast.gateway.GatewaySettings;
import io.holdfast.gateway.usage.UsageLimits;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The gateway's doors. A service answers as host {@code <name>.<domain>}.
 *
 * @param allowLocal whether backends may have loopback and private addresses
 * @param identity who issues the tokens that policies get; none are issued when it is empty
 */
public record GatewaySection(
        String host,
        int port,
        int tlsPort,
        String domain,
        Optional<Path> certificate,
        Optional<Path> key,
        boolean allowLocal,
        GatewayLimits limits,
        Optional<IdentitySource> identity,
        int daprPort,
        UsageLimits usage) {

    private static final Setting<String> HOST =
            Setting.of("gateway.host", text(), "0.0.0.0", "where API traffic comes in");

    private static final Setting<Integer> PORT =
            Setting.of("gateway.port", portNumber(), 8080, "plain HTTP; 0 takes a free one");

    private static final Setting<Integer> TLS_PORT =
            Setting.of("gateway.tlsPort", portNumber(), 8444, "HTTPS; 0 takes a free one");

    private static final Setting<String> DOMAIN = Setting.of(
            "gateway.domain",
            text().map(domain -> domain.toLowerCase(Locale.ROOT), domain -> domain),
            "gateway.localhost",
            "service `contoso` answers as host `contoso.<domain>`");

    private static final Setting<Optional<Path>> CERTIFICATE = Setting.optional(
                    "gateway.certificate", file(), "PEM chain; with `gateway.key`")
            .usually("own authority");

    private static final Setting<Optional<Path>> KEY =
            Setting.optional("gateway.key", file(), "PEM private key (PKCS #8)");

    private static final Setting<Boolean> ALLOW_LOCAL = Setting.of(
            "gateway.allowLocal",
            onOff(),
            true,
            "whether backends may have loopback and private addresses. Turn it off where people who write APIs must not"
                    + " reach your network; link-local addresses and those of clouds' metadata services are never allowed"
                    + " ([connections.md](connections.md#what-callers-and-resources-name))");

    private static final Setting<Integer> CONNECTIONS = Setting.of(
                    "gateway.connections",
                    wholeNumber(0, 1_000_000),
                    0,
                    "how many callers' connections may be open ([how much at once](gateway.md#10-how-much-at-once)); 0"
                            + " leaves it to the machine")
            .usually("by `ulimit -n` and heap");

    private static final Setting<Integer> BODY_MEBIBYTES = Setting.of(
                    "gateway.bodyMebibytes",
                    wholeNumber(0, 65_536),
                    0,
                    "memory for bodies that policies buffer; 0 leaves it to the machine")
            .usually("an eighth of the heap");

    private static final Setting<Optional<IdentitySource>> IDENTITY = Setting.of(
            "gateway.identity",
            IdentitySource.OR_OFF,
            Optional.empty(),
            "who issues the tokens of services' managed identities that policies get"
                    + " ([below](#managed-identities-in-policies)); `off` issues none");

    private static final Setting<Integer> DAPR_PORT = Setting.of(
            "gateway.daprPort",
            wholeNumber(0, 65_535),
            0,
            "where a Dapr sidecar answers on 127.0.0.1, for the policies that speak to it; 0 for none. It needs"
                    + " `gateway.allowLocal`");

    private static final Setting<Integer> COUNTERS = Setting.of(
                    "gateway.counters",
                    wholeNumber(0, 10_000_000),
                    0,
                    "how many counters of rates, and as many of quotas, may be in memory; each service has the same share"
                            + " ([limits](policies.md#limits-and-quotas)); 0 leaves it to the machine")
            .usually("by the heap");

    private static final Setting<Integer> CACHE_MEBIBYTES = Setting.of(
                    "gateway.cacheMebibytes",
                    wholeNumber(0, 65_536),
                    0,
                    "memory for what policies cache; each service has the same share; 0 leaves it to the machine")
            .usually("a sixteenth of the heap");

    private static final Setting<Integer> QUOTA_SECONDS = Setting.of(
            "gateway.quotaSeconds",
            wholeNumber(1, 60),
            2,
            "how often quotas are summed with other nodes and written down: what a killed node forgets, and what each node can"
                    + " let through beyond a quota");

    static final Declarations DECLARED = Declarations.of(
            HOST,
            PORT,
            TLS_PORT,
            DOMAIN,
            CERTIFICATE,
            KEY,
            ALLOW_LOCAL,
            CONNECTIONS,
            BODY_MEBIBYTES,
            IDENTITY,
            DAPR_PORT,
            COUNTERS,
            CACHE_MEBIBYTES,
            QUOTA_SECONDS);

    static GatewaySection of(Values values) {
        values.together(CERTIFICATE, KEY);
        return new GatewaySection(
                values.get(HOST),
                values.get(PORT),
                values.get(TLS_PORT),
                values.get(DOMAIN),
                values.get(CERTIFICATE),
                values.get(KEY),
                values.get(ALLOW_LOCAL),
                limits(values),
                IdentitySource.of(values, IDENTITY, IdentitySection.isEmbedded(values.get(IdentitySection.ISSUER))),
                values.get(DAPR_PORT),
                usage(values));
    }

    private static GatewayLimits limits(Values values) {
        GatewayLimits limits = GatewayLimits.ofThisMachine()
                .withFirstByte(values.get(LimitsSection.FIRST_BYTE))
                .withBytesPerSecond(values.get(LimitsSection.BYTES_PER_SECOND));
        int connections = values.get(CONNECTIONS);
        int mebibytes = values.get(BODY_MEBIBYTES);
        limits = connections == 0 ? limits : limits.withConnections(connections);
        return mebibytes == 0 ? limits : limits.withBodyBytes(mebibytes * MEBIBYTE);
    }

    private static UsageLimits usage(Values values) {
        UsageLimits limits = UsageLimits.ofThisMachine().withQuotaRounds(Duration.ofSeconds(values.get(QUOTA_SECONDS)));
        int counters = values.get(COUNTERS);
        int mebibytes = values.get(CACHE_MEBIBYTES);
        limits = counters == 0 ? limits : limits.withCounters(counters);
        return mebibytes == 0 ? limits : limits.withCacheBytes(mebibytes * MEBIBYTE);
    }

    /** What the room wants to know. */
    public GatewaySettings settings(String location, Supplier<GatewaySettings.TlsIdentity> tls) {
        return new GatewaySettings(host, port, tlsPort, domain, location, tls, 0, GatewaySettings.Timeouts.DEFAULT)
                .withLimits(limits)
                .withUsage(usage)
                .withEgress(new Egress(allowLocal, allowLocal))
                .withDaprPort(daprPort);
    }
}
