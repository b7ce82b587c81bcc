package io.holdfast.service;

import io.holdfast.identity.token.IssuerCheck;
import io.holdfast.model.ServiceId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What lies outside of the server and the API tells of.
 *
 * @param issuer tells whether the configured token issuer can be reached; empty for the embedded authority
 * @param localAllowed whether callers may let the server reach loopback addresses
 * @param refusedBackends the backends of a service that the gateway of this node does not use as they are stored, and why
 */
public record NetworkParts(
        Optional<IssuerCheck> issuer, boolean localAllowed, Function<ServiceId, Map<String, String>> refusedBackends) {

    /** The embedded authority, and no local addresses. */
    public static final NetworkParts DEFAULT = new NetworkParts(Optional.empty(), false);

    /** Without a gateway. */
    public NetworkParts(Optional<IssuerCheck> issuer, boolean localAllowed) {
        this(issuer, localAllowed, service -> Map.of());
    }
}
