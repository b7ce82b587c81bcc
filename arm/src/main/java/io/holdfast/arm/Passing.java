package io.holdfast.arm;

import io.holdfast.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Failures that pass by themselves: the database is away, restarts or is busy. */
final class Passing {

    /** After so many seconds, trying again makes sense. */
    static final int SECONDS = 5;

    private static final int DEEPEST = 20;

    private Passing() {}

    static boolean is(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++) {
            if (cause instanceof StoreException store) {
                return store.isPassing();
            }
            cause = cause.getCause();
        }
        return false;
    }
}
