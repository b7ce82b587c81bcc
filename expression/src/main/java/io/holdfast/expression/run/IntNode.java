package io.holdfast.expression.run;

/** A node whose values are ints. */
abstract class IntNode extends Node {

    @Override
    public abstract int i32(Frame frame);

    @Override
    public final Object eval(Frame frame) {
        return i32(frame);
    }

    /** An operator on two of them. */
    static Node of(String operator, Node a, Node b) {
        return switch (operator) {
            case "+" ->
                new IntNode() {
                    @Override
                    public int i32(Frame frame) {
                        return a.i32(frame) + b.i32(frame);
                    }
                };
            case "-" ->
                new IntNode() {
                    @Override
                    public int i32(Frame frame) {
                        return a.i32(frame) - b.i32(frame);
                    }
                };
            default ->
                new IntNode() {
                    @Override
                    public int i32(Frame frame) {
                        return Arithmetic.ints(operator, a.i32(frame), b.i32(frame));
                    }
                };
        };
    }
}
