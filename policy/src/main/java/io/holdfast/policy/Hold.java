package io.holdfast.policy;

/** What a block of policies holds while it runs, for example a place among those that may be in it at once. */
@FunctionalInterface
public interface Hold {

    /** Nothing to give back. */
    Hold NOTHING = () -> {};

    /** The block is left, in whatever way: its end, an error, an answer, a caller who is gone. Called once, on any thread. */
    void release();
}
