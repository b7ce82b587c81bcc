package io.holdfast.identity.authority;

import java.time.Instant;

/** An access token that was just signed. */
public record IssuedToken(String value, Instant issued, Instant expiry, String audience) {

    /** Without the token. */
    @Override
    public String toString() {
        return "IssuedToken[" + audience + " until " + expiry + "]";
    }
}
