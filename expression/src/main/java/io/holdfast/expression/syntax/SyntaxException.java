package io.holdfast.expression.syntax;

/** The text is no C#; the parser stops at the first place that shows it. */
public final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int at;

    SyntaxException(int at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    /** An offset of the text. */
    public int at() {
        return at;
    }

    /** In C#'s words. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
