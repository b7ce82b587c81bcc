package io.holdfast.identity;

import org.jspecify.annotations.Nullable;

/** Verifies the bearer token of a management request. */
@FunctionalInterface
public interface Authenticator {

    /** @param authorization the Authorization header, or null */
    Principal authenticate(@Nullable String authorization) throws AuthenticationException;
}
