package io.holdfast.validation;

import org.jspecify.annotations.Nullable;

/** Says whether texts are as a schema says. Immutable, for any number of threads. */
@FunctionalInterface
public interface MessageValidator {

    /**
     * The first thing that is wrong with a message, or null.
     *
     * @throws UnusableSchemaException if that cannot be said, whatever the message is
     * @throws TooMuchWorkException if that would take more than a message may take
     */
    @Nullable
    Fault check(String message);
}
