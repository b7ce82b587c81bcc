package io.holdfast.store;

/** A long-running operation cannot go on to its end: somebody cancelled it. */
public final class OperationCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OperationCancelledException(String operation) {
        super("The long-running operation " + operation + " was cancelled");
    }
}
