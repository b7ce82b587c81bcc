package io.holdfast.management;

import io.holdfast.identity.token.IssuerCheck;
import java.util.Optional;

/**
 * What lies outside of the server and the API tells of.
 *
 * @param issuer tells whether the configured token issuer can be reached; empty for the embedded authority
 * @param localAllowed whether callers may let the server reach loopback addresses
 */
public record NetworkParts(Optional<IssuerCheck> issuer, boolean localAllowed) {

    /** The embedded authority, and no local addresses. */
    public static final NetworkParts DEFAULT = new NetworkParts(Optional.empty(), false);
}
