package io.holdfast.validation;

/** To look at a message would take more than any one message may take. */
public final class TooMuchWorkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooMuchWorkException(String what) {
        super(what, null, false, false);
    }
}
