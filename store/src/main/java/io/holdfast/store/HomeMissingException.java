package io.holdfast.store;

/** What a service was to lie in is not there, or not any more. */
public final class HomeMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HomeMissingException(RecordKey home) {
        super("There is no " + home.kind() + " " + home.id());
    }
}
