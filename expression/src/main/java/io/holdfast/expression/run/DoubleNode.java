package io.holdfast.expression.run;

/** A node whose values are doubles. */
abstract class DoubleNode extends Node {

    @Override
    public abstract double f64(Frame frame);

    @Override
    public final Object eval(Frame frame) {
        return f64(frame);
    }

    /** An operator on two of them. */
    static Node of(String operator, Node a, Node b) {
        return new DoubleNode() {
            @Override
            public double f64(Frame frame) {
                return Arithmetic.doubles(operator, a.f64(frame), b.f64(frame));
            }
        };
    }
}
