package io.holdfast.recovery;

/** A run ends because a rule forbids it, or what it made is not what it should be. The message says which, for people. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
