package io.holdfast.policy.calls;

import java.util.Map;

/**
 * What a provider granted.
 *
 * @param claims what it said beside the token
 */
public record StoredAuthorization(String accessToken, Map<String, Object> claims) {

    public StoredAuthorization {
        claims = Map.copyOf(claims);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "StoredAuthorization";
    }
}
