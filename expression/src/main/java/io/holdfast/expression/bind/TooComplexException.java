package io.holdfast.expression.bind;

/** The text asks for more work than a compilation may be. */
final class TooComplexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int at;

    TooComplexException(int at) {
        super("An expression is too long or complex to compile", null, false, false);
        this.at = at;
    }
}
