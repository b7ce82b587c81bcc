package io.holdfast.identity.authority;

/** Sign-ins fail too often from where the caller is; he may try again in a second. */
final class TooManyAttemptsException extends Exception {
    private static final long serialVersionUID = 1L;

    TooManyAttemptsException() {
        super(null, null, false, false);
    }
}
