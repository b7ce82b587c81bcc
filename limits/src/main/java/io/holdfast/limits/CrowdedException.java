package io.holdfast.limits;

/** There is no room for this work now. */
public final class CrowdedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CrowdedException(String message) {
        super(message, null, false, false);
    }
}
