package io.holdfast.expression.run;

import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** What one run of a function has: its locals and where it was made. */
public final class Frame {

    /** How many locals a function has: known when all of it is bound. */
    public static final class Size {
        private int slots;

        /** @return the place of one more local */
        public int add() {
            return slots++;
        }
    }

    final @Nullable Object[] slots;
    final @Nullable Frame outer;
    final @Nullable Object root;
    final Work work;

    @Nullable
    Object result;

    private Frame(Size size, @Nullable Frame outer, @Nullable Object root, Work work) {
        this.slots = new Object[size.slots];
        this.outer = outer;
        this.root = root;
        this.work = work;
    }

    public static Frame of(Size size, @Nullable Object root, Work work) {
        return new Frame(size, null, root, work);
    }

    Frame inner(Size size) {
        return new Frame(size, this, root, work);
    }

    Frame up(int levels) {
        Frame frame = this;
        for (int i = levels; i > 0; i--) {
            frame = java.util.Objects.requireNonNull(frame.outer);
        }
        return frame;
    }
}
