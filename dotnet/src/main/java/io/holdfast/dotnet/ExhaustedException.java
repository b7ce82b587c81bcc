package io.holdfast.dotnet;

/** An evaluation has used up what it may use. No {@code catch} of an expression sees it. */
public final class ExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExhaustedException(String why) {
        super(why, null, false, false);
    }

    /** It called itself deeper than a thread can. */
    public static ExhaustedException tooDeep() {
        return new ExhaustedException("it went deeper than it may");
    }
}
