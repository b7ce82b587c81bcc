package io.holdfast.expression.run;

/** A node whose values are bools. */
public abstract class BoolNode extends Node {

    @Override
    public abstract boolean bool(Frame frame);

    @Override
    public final Object eval(Frame frame) {
        return bool(frame);
    }

    /** What a test of a frame gives. */
    public interface Test {
        boolean holds(Frame frame);
    }

    public static Node of(Test test) {
        return new BoolNode() {
            @Override
            public boolean bool(Frame frame) {
                return test.holds(frame);
            }
        };
    }

    public static Node and(Node a, Node b) {
        return new BoolNode() {
            @Override
            public boolean bool(Frame frame) {
                return a.bool(frame) && b.bool(frame);
            }
        };
    }

    public static Node or(Node a, Node b) {
        return new BoolNode() {
            @Override
            public boolean bool(Frame frame) {
                return a.bool(frame) || b.bool(frame);
            }
        };
    }

    public static Node not(Node a) {
        return new BoolNode() {
            @Override
            public boolean bool(Frame frame) {
                return !a.bool(frame);
            }
        };
    }

    /** {@code &}, {@code |}, {@code ^}, {@code ==} and {@code !=} of two, both of which are evaluated. */
    @SuppressWarnings("ShortCircuitBoolean")
    public static Node of(String operator, Node a, Node b) {
        return switch (operator) {
            case "&" -> of(f -> a.bool(f) & b.bool(f));
            case "|" -> of(f -> a.bool(f) | b.bool(f));
            case "^", "!=" -> of(f -> a.bool(f) ^ b.bool(f));
            case "==" -> of(f -> a.bool(f) == b.bool(f));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    static Node ints(String operator, Node a, Node b) {
        return switch (operator) {
            case "==" -> of(f -> a.i32(f) == b.i32(f));
            case "!=" -> of(f -> a.i32(f) != b.i32(f));
            case "<" -> of(f -> a.i32(f) < b.i32(f));
            case "<=" -> of(f -> a.i32(f) <= b.i32(f));
            case ">" -> of(f -> a.i32(f) > b.i32(f));
            case ">=" -> of(f -> a.i32(f) >= b.i32(f));
            default -> throw new IllegalArgumentException(operator);
        };
    }
}
