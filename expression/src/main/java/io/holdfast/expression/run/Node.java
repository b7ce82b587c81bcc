package io.holdfast.expression.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An expression that evaluates itself. Immutable: evaluations share it. Kinds of values have ways of their own, so that they need no boxes. */
public abstract class Node {

    public abstract @Nullable Object eval(Frame frame);

    public boolean bool(Frame frame) {
        return (Boolean) Objects.requireNonNull(eval(frame));
    }

    public int i32(Frame frame) {
        return (Integer) Objects.requireNonNull(eval(frame));
    }

    public long i64(Frame frame) {
        return (Long) Objects.requireNonNull(eval(frame));
    }

    public double f64(Frame frame) {
        return (Double) Objects.requireNonNull(eval(frame));
    }
}
