package io.holdfast.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what was asked. What was being written was not acknowledged; it is not there, unless the
 * database went away in the moment of the commit.
 */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The database is away, restarts or is busy: the same may succeed a little later. */
    public boolean isPassing() {
        return false;
    }
}
