package io.holdfast.identity.token;

import org.jspecify.annotations.Nullable;

/** The issuer's keys cannot be read: no token can be judged until they can. */
public final class IssuerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IssuerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
