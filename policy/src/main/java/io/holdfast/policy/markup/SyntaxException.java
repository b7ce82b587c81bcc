package io.holdfast.policy.markup;

/** A document that can't be read. */
public final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String element;
    private final int line;
    private final int column;

    SyntaxException(String element, int line, int column, String message) {
        super(message, null, false, false);
        this.element = element;
        this.line = line;
        this.column = column;
    }

    /** The innermost element around the place; empty outside the root. */
    public String element() {
        return element;
    }

    /** 1-based. */
    public int line() {
        return line;
    }

    /** 1-based. */
    public int column() {
        return column;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
