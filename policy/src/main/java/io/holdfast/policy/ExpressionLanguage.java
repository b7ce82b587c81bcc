package io.holdfast.policy;

/** Compiles the expressions of policies. */
public interface ExpressionLanguage {

    /**
     * @param code as in the document, from its {@code @} to its closing bracket, with named values put in
     * @throws ExpressionException if it cannot be run
     */
    CompiledExpression compile(String code, ExpressionType type);

    /** Runs no expression: every place of one fails closed. */
    static ExpressionLanguage none() {
        return (code, type) -> {
            throw new ExpressionException(1, 1, "Holdfast does not run expressions yet");
        };
    }
}
