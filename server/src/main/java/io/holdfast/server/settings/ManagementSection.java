package io.holdfast.server.settings;

import static io.holdfast.server.settings.LimitsSection.MEBIBYTE;
import static io.holdfast.server.settings.declare.SettingTypes.file;
import static io.holdfast.server.settings.declare.SettingTypes.onOff;
import static io.holdfast.server.settings.declare.SettingTypes.portNumber;
import static io.holdfast.server.settings.declare.SettingTypes.text;
import static io.holdfast.server.settings.declare.SettingTypes.url;
import static io.holdfast.server.settings.declare.SettingTypes.wholeNumber;

import io.holdfast.arm.Deployment;
import io.holdfast.arm.Links;
import io.holdfast.arm.ManagementLimits;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.ManagementSettings.Gateway;
import io.holdfast.arm.ManagementSettings.Listener;
import io.holdfast.arm.SignIn;
import io.holdfast.server.settings.declare.Declarations;
import io.holdfast.server.settings.declare.Setting;
import io.holdfast.server.settings.declare.Values;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The management API's door; always TLS.
 *
 * @param certificate PEM chain, with its key in {@code key}; without them the server makes its own
 * @param audiences what clients are told to ask tokens for; empty: that of Azure Resource Manager
 */
public record ManagementSection(
        String host,
        int port,
        Links links,
        Optional<Path> certificate,
        Optional<Path> key,
        int retryAfterSeconds,
        List<String> audiences,
        ManagementLimits limits) {

    private static final Setting<String> HOST =
            Setting.of("management.host", text(), "127.0.0.1", "where the management API listens; always TLS");

    private static final Setting<Integer> PORT =
            Setting.of("management.port", portNumber(), 8443, "0 takes a free one");

    private static final Setting<Optional<URI>> PUBLIC_URL = Setting.optional(
                    "management.publicUrl",
                    url("an https URL", "https"),
                    "the URL in `Location` headers and links, behind a proxy or before"
                            + " [several nodes](operating.md#several-nodes)")
            .usually("as the caller wrote it");

    private static final Setting<Boolean> TRUST_FORWARDED = Setting.of(
            "management.trustForwarded",
            onOff(),
            false,
            "whether links name the host of `X-Forwarded-Host` instead of that of `Host`: only behind a proxy that sets it"
                    + " itself, whatever callers send, and has several names; for one name take `management.publicUrl`");

    private static final Setting<List<String>> AUDIENCES = Setting.list(
                    "management.audiences",
                    text().listOf("a list of audiences"),
                    "what `az` and other clients are told to ask tokens for, the first before all; accepted as those of"
                            + " `identity.audiences` are. Where an issuer serves Azure, too, an audience of your own keeps its"
                            + " tokens from opening Azure ([identity](identity.md#microsoft-entra-id))")
            .usually("Azure Resource Manager's");

    private static final Setting<Optional<Path>> CERTIFICATE = Setting.optional(
                    "management.certificate", file(), "PEM chain; with `management.key`")
            .usually("own authority");

    private static final Setting<Optional<Path>> KEY =
            Setting.optional("management.key", file(), "PEM private key (PKCS #8)");

    private static final Setting<Integer> RETRY_AFTER = Setting.of(
            "management.retryAfterSeconds",
            wholeNumber(1, 3600),
            1,
            "how long a client is told to wait between polls of a long-running operation");

    private static final Setting<Integer> CONNECTIONS = Setting.of(
                    "management.connections",
                    wholeNumber(0, 1_000_000),
                    0,
                    "how many connections may be open ([how much at once](management-api.md#how-much-at-once)); 0 leaves it"
                            + " to the machine")
            .usually("by `ulimit -n` and heap");

    private static final Setting<Integer> REQUESTS = Setting.of(
            "management.requests",
            wholeNumber(16, 100_000),
            ManagementLimits.ofThisMachine().requests(),
            "how many requests are answered at once");

    private static final Setting<Integer> BODY_MEBIBYTES = Setting.of(
                    "management.bodyMebibytes",
                    wholeNumber(0, 65_536),
                    0,
                    "memory for contents of requests and large answers; 0 leaves it to the machine. Below 38 a single import"
                            + " of 32 MiB may not fit")
            .usually("a quarter of the heap");

    static final Declarations DECLARED = Declarations.of(
            HOST,
            PORT,
            PUBLIC_URL,
            TRUST_FORWARDED,
            AUDIENCES,
            CERTIFICATE,
            KEY,
            RETRY_AFTER,
            CONNECTIONS,
            REQUESTS,
            BODY_MEBIBYTES);

    static ManagementSection of(Values values) {
        values.together(CERTIFICATE, KEY);
        return new ManagementSection(
                values.get(HOST),
                values.get(PORT),
                links(values),
                values.get(CERTIFICATE),
                values.get(KEY),
                values.get(RETRY_AFTER),
                values.get(AUDIENCES),
                limits(values));
    }

    private static Links links(Values values) {
        var links = new Links(values.get(PUBLIC_URL), values.get(TRUST_FORWARDED));
        if (links.trustForwarded() && links.publicUrl().isPresent()) {
            throw values.refusal(
                    TRUST_FORWARDED,
                    "has no effect with 'management.publicUrl', which says what links name; set one of them");
        }
        return links;
    }

    private static ManagementLimits limits(Values values) {
        ManagementLimits limits = ManagementLimits.ofThisMachine()
                .withRequests(values.get(REQUESTS))
                .withFirstByte(values.get(LimitsSection.FIRST_BYTE))
                .withBytesPerSecond(values.get(LimitsSection.BYTES_PER_SECOND));
        int connections = values.get(CONNECTIONS);
        int mebibytes = values.get(BODY_MEBIBYTES);
        limits = connections == 0 ? limits : limits.withConnections(connections);
        return mebibytes == 0 ? limits : limits.withBodyBytes(mebibytes * MEBIBYTE);
    }

    /**
     * What the room wants to know.
     *
     * @param chain the certificate to show, its key in {@code key}
     * @param authority where tokens come from; empty: this server
     */
    public ManagementSettings settings(
            Path chain, Path key, Deployment deployment, Optional<URI> authority, Gateway gateway) {
        return new ManagementSettings(
                new Listener(host, port, chain, key),
                deployment,
                links,
                new SignIn(authority, audiences),
                gateway,
                retryAfterSeconds);
    }
}
