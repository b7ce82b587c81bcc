package io.holdfast.recovery;

/** A backup or restore that is refused before anything is done: the caller's HTTP 400. */
public final class RecoveryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public RecoveryRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable code such as {@code InvalidParameters}. */
    public String code() {
        return code;
    }
}
