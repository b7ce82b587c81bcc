package io.holdfast.policy.elements;

import io.holdfast.policy.OperationView;
import io.holdfast.policy.PolicyElement;
import org.jspecify.annotations.Nullable;

/** The operation that a pipeline is compiled for. */
final class CalledOperation {

    private CalledOperation() {}

    /** @throws io.holdfast.policy.NotRunnableException if there is no operation, as in a call that matched none */
    static OperationView of(PolicyElement element) {
        @Nullable OperationView operation = element.context().operation();
        if (operation == null) {
            throw element.refuse("it needs an operation, and this call has none");
        }
        return operation;
    }
}
