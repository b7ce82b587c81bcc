package io.holdfast.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An expression that can be evaluated: immutable, shared by all calls. */
public interface CompiledExpression {

    /**
     * Its value for a call: a {@link String}, {@link Boolean}, {@link Integer}, {@link Long} or {@link Double}, {@code byte[]}, or an
     * object of the expression language's own.
     *
     * @throws EvaluationException with .NET's words, if it fails
     */
    @Nullable
    Object evaluate(Exchange exchange);

    /** {@link Need#TIME} if it may run long (loops, regular expressions, crypto, bodies), and the bodies that it reads. */
    default Set<Need> needs() {
        return Set.of();
    }
}
