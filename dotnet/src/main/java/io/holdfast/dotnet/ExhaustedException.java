package io.holdfast.dotnet;

/** An evaluation has used up what it may use. No {@code catch} of an expression sees it. */
public final class ExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExhaustedException(String why) {
        super(why, null, false, false);
    }
}
