package io.holdfast.recovery;

/** A recovery key that sealed backups of this deployment is not in its key file. Nothing was changed. */
public final class LostRecoveryKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostRecoveryKeyException(String message) {
        super(message);
    }
}
