package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/** What is to be come back to: behind the call of a routine, or at the end of a block that something watches over. */
final class Frame {

    static final int NO_HANDLER = -1;

    final @Nullable Frame below;
    final Routine routine;
    final int level;
    /** Where it goes on: behind a call, or, for a block, where an error in it is looked at. */
    final int next;

    /** Null for a call. */
    final @Nullable Hold hold;

    /** What ended the block early, as long as it is looked at. */
    @Nullable
    Failure failure;

    /** Whether an error is looked at by the block. */
    boolean watching;

    Frame(@Nullable Frame below, Routine routine, int level, int next, @Nullable Hold hold) {
        this.below = below;
        this.routine = routine;
        this.level = level;
        this.next = next;
        this.hold = hold;
        this.watching = hold != null && next != NO_HANDLER;
    }
}
