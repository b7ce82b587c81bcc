package io.holdfast.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How often a block of policies is run in one call, and when. */
public interface Repetition extends Hold {

    /**
     * Called when the block came to its end, or to an error.
     *
     * @param error what ended it early, or null
     * @return how long to wait before it runs again; null to leave it, with the error if there is one
     */
    @Nullable
    Duration again(Exchange exchange, @Nullable PolicyException error);

    @Override
    default void release() {}
}
