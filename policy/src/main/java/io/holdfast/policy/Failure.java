package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/**
 * An error and the instruction that raised it.
 *
 * @param spot null where no policy did
 */
record Failure(PolicyException error, @Nullable Spot spot) {}
