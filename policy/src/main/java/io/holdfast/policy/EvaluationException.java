package io.holdfast.policy;

/**
 * An expression failed, or gave what its place does not take. The execution makes an error of the policy of it. Has no stack trace.
 */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what .NET would say, for example {@code Object reference not set to an instance of an object.} */
    public EvaluationException(String message) {
        super(message, null, false, false);
    }

    /** The error of the policy whose value it was. */
    PolicyException in(String policy) {
        return new PolicyException(
                500,
                policy,
                "ExpressionValueEvaluationFailure",
                "Internal server error",
                "Expression evaluation failed. " + getMessage());
    }
}
