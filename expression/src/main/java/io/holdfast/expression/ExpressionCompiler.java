package io.holdfast.expression;

/** Compiles the C# of policies. Thread-safe. */
public final class ExpressionCompiler {

    private final Surface surface;

    public ExpressionCompiler(Surface surface) {
        this.surface = surface;
    }

    /**
     * Compiles an expression, whose text is trusted by nobody: it takes time in proportion to its length.
     *
     * @param code {@code @(…)} or {@code @{…}}
     * @throws ExpressionException with everything that is wrong with it
     */
    public CompiledExpression compile(String code, Expected expected) {
        throw new UnsupportedOperationException(surface + code + expected);
    }
}
