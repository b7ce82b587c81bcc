package io.holdfast.expression.run;

/** A node whose values are longs. */
abstract class LongNode extends Node {

    @Override
    public abstract long i64(Frame frame);

    @Override
    public final Object eval(Frame frame) {
        return i64(frame);
    }

    /** An operator on two of them. */
    static Node of(String operator, Node a, Node b) {
        return new LongNode() {
            @Override
            public long i64(Frame frame) {
                return Arithmetic.longs(operator, a.i64(frame), b.i64(frame));
            }
        };
    }
}
