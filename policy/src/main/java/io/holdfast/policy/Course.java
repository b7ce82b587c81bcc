package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/** Where a strand is in the program, and what it comes back to. */
final class Course {

    private Routine routine = Routine.EMPTY;
    private int next;
    private int level;
    private @Nullable Frame top;

    void begin(Routine program, int atLevel) {
        routine = program;
        next = 0;
        level = atLevel;
    }

    /** Which of the pipeline's documents runs. */
    int level() {
        return level;
    }

    /** The next instruction; null at the end of the routine. */
    @Nullable
    Instruction next() {
        return next == routine.length() ? null : routine.at(next);
    }

    void advance() {
        next++;
    }

    void jump(int target) {
        next = target;
    }

    void call(Routine other, int otherLevel) {
        if (other.length() > 0) {
            top = new Frame(top, routine, level, next, null);
            begin(other, otherLevel);
        }
    }

    /** At the end of a routine: goes back to where it was called; false if nobody did. */
    boolean comeBack() {
        Frame frame = top;
        if (frame == null) {
            return false;
        }
        top = frame.below;
        goTo(frame);
        return true;
    }

    private void goTo(Frame frame) {
        routine = frame.routine;
        level = frame.level;
        next = frame.next;
    }

    /**
     * A block begins.
     *
     * @param handler where its errors are looked at, or {@link Frame#NO_HANDLER}
     */
    void open(Hold hold, int handler) {
        top = new Frame(top, routine, level, handler, hold);
    }

    /** The block that is being run. */
    Frame block() {
        if (top == null || top.hold == null) {
            throw new IllegalStateException("no block is open");
        }
        return top;
    }

    /** The block is over. */
    void close() {
        block();
        release();
    }

    /** Leaves blocks and calls until one of them takes the error; false if none does. */
    boolean takes(Failure failure) {
        for (Frame frame = top; frame != null; frame = top) {
            if (frame.watching) {
                frame.watching = false;
                frame.failure = failure;
                goTo(frame);
                return true;
            }
            release();
        }
        return false;
    }

    /** Leaves all of them. */
    void unwind() {
        while (top != null) {
            release();
        }
    }

    private void release() {
        Frame frame = top;
        if (frame != null) {
            top = frame.below;
            if (frame.hold != null) {
                frame.hold.release();
            }
        }
    }
}
