package io.holdfast.expression;

import java.util.List;

/** A text that is no expression of the language: it is refused when it is saved. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param line from 1, within the expression
     * @param column from 1, in characters
     * @param message in C#'s own words
     */
    public record Problem(int line, int column, String message) {}

    ExpressionException(List<Problem> problems) {
        super(problems.getFirst().message(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
