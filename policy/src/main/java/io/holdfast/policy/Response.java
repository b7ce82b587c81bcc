package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/** A response that policies look at: the call's own, or one that a policy fetched. */
public interface Response {

    int status();

    /** The reason phrase. */
    String reason();

    Headers headers();

    /** Null if there is none. */
    @Nullable
    Body body();
}
