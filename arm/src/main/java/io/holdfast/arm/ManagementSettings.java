package io.holdfast.arm;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment says about its management API.
 *
 * @param port 0 picks a free one
 * @param certificate PEM chain; its private key lies in {@code key}
 * @param tenantId the tenant that callers come from
 * @param subscriptions the ARM subscriptions that this deployment answers for; at least one
 * @param location where the server stands, as in {@code eastus}
 * @param gateway where the services' gateway answers
 * @param audiences what clients are told to ask tokens for, the first before all; empty: the audience of Azure Resource
 *     Manager
 * @param authority the URL that tokens come from, with the tenant; empty: this server itself
 * @param publicUrl what clients call this server, when it is not what they write into Host; empty: Host
 * @param trustForwarded whether X-Forwarded-Host is believed: only behind a proxy that sets it
 * @param retryAfterSeconds how long clients are told to wait between polls
 */
public record ManagementSettings(
        String host,
        int port,
        Path certificate,
        Path key,
        String tenantId,
        List<Subscription> subscriptions,
        String location,
        Gateway gateway,
        List<String> audiences,
        Optional<URI> authority,
        Optional<URI> publicUrl,
        boolean trustForwarded,
        int retryAfterSeconds) {

    public ManagementSettings {
        subscriptions = List.copyOf(subscriptions);
        audiences = List.copyOf(audiences);
        if (subscriptions.isEmpty()) {
            throw new IllegalArgumentException("a deployment needs at least one ARM subscription");
        }
    }

    /** An ARM subscription. */
    public record Subscription(String id, String name) {}

    /**
     * A service answers as host {@code <name>.<domain>}.
     *
     * @param tlsPort the port that callers reach it at by TLS
     */
    public record Gateway(String domain, int tlsPort) {}
}
