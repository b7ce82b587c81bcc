package io.holdfast.policy;

/** Carries an error to where it goes on, with the place that it came from. */
final class Raised extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    Raised(Failure failure) {
        super(failure.error().message(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
