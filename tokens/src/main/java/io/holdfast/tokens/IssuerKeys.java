package io.holdfast.tokens;

import java.util.List;

/**
 * What an issuer publishes.
 *
 * @param issuer how it calls itself; may hold {@code {tenantid}}, which stands for the token's {@code tid}
 */
public record IssuerKeys(String issuer, List<TokenKey> keys) {

    boolean has(String keyId) {
        return keys.stream().anyMatch(key -> keyId.equals(key.id()));
    }
}
