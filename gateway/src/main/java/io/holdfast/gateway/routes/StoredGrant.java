package io.holdfast.gateway.routes;

import java.util.Map;
import java.util.Set;

/**
 * How a stored authorization with client credentials gets its tokens (RFC 6749 §4.4).
 *
 * @param form what is posted there; holds a secret
 * @param holders the object ids of those who may use the tokens, in lower case
 */
public record StoredGrant(String tokenUrl, Map<String, String> form, Set<String> holders) {

    /** Without what is posted. */
    @Override
    public String toString() {
        return tokenUrl;
    }
}
