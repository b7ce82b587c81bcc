package io.holdfast.store;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked. What was being written was not acknowledged and is not there. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
