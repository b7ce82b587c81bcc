package io.holdfast.identity.token;

import java.util.List;
import java.util.function.Supplier;

/**
 * Whose tokens are accepted.
 *
 * @param tenantId the tenant that all subscriptions of this deployment belong to
 * @param issuers the accepted values of claim {@code iss}, the usual one first
 * @param authority tells the URL at which callers get their tokens
 * @param keys its public keys
 */
public record TrustedIssuer(String tenantId, List<String> issuers, Supplier<String> authority, Keys keys) {

    public TrustedIssuer {
        issuers = List.copyOf(issuers);
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("an issuer needs at least one name");
        }
    }

    /** The name that Entra gives to the tokens of a tenant, version 1.0, and the embedded authority to its own. */
    public static String nameOf(String tenantId) {
        return "https://sts.windows.net/" + tenantId + "/";
    }
}
