package io.holdfast.expression.run;

/** A statement that runs itself. */
public abstract class Act {

    public static final int NEXT = 0;
    public static final int BREAK = 1;
    public static final int CONTINUE = 2;
    public static final int RETURN = 3;

    /** @return what follows: one of the constants */
    public abstract int run(Frame frame);

    /** What a frame makes of it. */
    public interface Step {
        int run(Frame frame);
    }

    public static Act of(Step step) {
        return new Act() {
            @Override
            public int run(Frame frame) {
                return step.run(frame);
            }
        };
    }
}
