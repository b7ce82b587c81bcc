package io.holdfast.policy;

/** Why an expression does not compile. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line 1-based, within the expression
     * @param column 1-based
     * @param why a sentence, without a value of a named value
     */
    public ExpressionException(int line, int column, String why) {
        super(why, null, false, false);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
