package io.holdfast.expression.run;

import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.Values;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Nodes of operators. */
public final class Operations {

    private Operations() {}

    public static Node arithmetic(String operator, Num kind, Node a, Node b) {
        return switch (kind) {
            case INT -> IntNode.of(operator, a, b);
            case LONG -> LongNode.of(operator, a, b);
            case DOUBLE -> DoubleNode.of(operator, a, b);
            default -> Nodes.of(f -> Arithmetic.apply(operator, kind, value(a, f), value(b, f)));
        };
    }

    /** Inside {@code checked}: whole numbers that do not fit are refused. */
    public static Node checked(String operator, Num kind, Node a, Node b) {
        return Nodes.of(f -> exactly(operator, kind, value(a, f), value(b, f)));
    }

    private static Object exactly(String operator, Num kind, Object a, Object b) {
        BigInteger left = kind.exact(a);
        BigInteger right = kind.exact(b);
        BigInteger exact = switch (operator) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            default -> left.multiply(right);
        };
        if (!kind.holds(exact)) {
            throw NetException.overflow("Arithmetic operation resulted in an overflow.");
        }
        return kind.whole(exact.longValue());
    }

    public static Node comparison(String operator, Num kind, Node a, Node b) {
        return switch (kind) {
            case INT -> BoolNode.ints(operator, a, b);
            case LONG -> BoolNode.of(f -> Arithmetic.holds(operator, Long.compare(a.i64(f), b.i64(f))));
            case DOUBLE -> BoolNode.of(f -> Arithmetic.doubles(operator, a.f64(f), b.f64(f), true));
            default -> BoolNode.of(f -> Arithmetic.compare(operator, kind, value(a, f), value(b, f)));
        };
    }

    public static Node shift(boolean left, Num kind, Node a, Node by) {
        return Nodes.of(f -> Arithmetic.shift(left, kind, value(a, f), by.i32(f)));
    }

    static Object value(Node node, Frame frame) {
        return Objects.requireNonNull(node.eval(frame));
    }

    /** An operator on two values that are there. */
    public interface Pair {
        Object of(Object a, Object b);
    }

    /** Null if one of the operands is. */
    public static Node lifted(Node a, Node b, Pair operator) {
        return Nodes.of(f -> {
            Object left = a.eval(f);
            Object right = b.eval(f);
            return left == null || right == null ? null : operator.of(left, right);
        });
    }

    /** Equality tells whether both are null; no order holds of null. */
    public static Node liftedComparison(String operator, Node a, Node b, Pair comparison) {
        return BoolNode.of(f -> {
            Object left = a.eval(f);
            Object right = b.eval(f);
            if (left == null || right == null) {
                return Calls.absent(operator, left, right);
            }
            return (Boolean) comparison.of(left, right);
        });
    }

    /** {@code &} and {@code |} of bools that may be null, in three-valued logic. */
    public static Node threeValued(boolean and, Node a, Node b) {
        return Nodes.of(f -> {
            Boolean left = (Boolean) a.eval(f);
            Boolean right = (Boolean) b.eval(f);
            boolean decides = !and;
            if (Objects.equals(left, decides) || Objects.equals(right, decides)) {
                return decides;
            }
            return (left == null || right == null) ? null : and;
        });
    }

    public static Node texts(boolean equal, Node a, Node b) {
        return BoolNode.of(f -> Objects.equals(a.eval(f), b.eval(f)) == equal);
    }

    public static Node isNull(boolean equal, Node a) {
        return BoolNode.of(f -> (a.eval(f) == null) == equal);
    }

    /**
     * {@code ==} of objects: the same one. Two texts are compared as texts, since documents compare variables with them without a
     * cast, which .NET decides by which texts its compiler shares; numbers in boxes, which have no identity here, by their values.
     */
    public static Node references(boolean equal, Node a, Node b) {
        return BoolNode.of(f -> same(a.eval(f), b.eval(f)) == equal);
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        boolean byValue = a instanceof String
                || a instanceof Number
                || a instanceof Boolean
                || a instanceof Character
                || a instanceof Record;
        return byValue && Values.equals(a, b);
    }

    public static Node enumComparison(String operator, Node a, Node b) {
        return BoolNode.of(f ->
                Arithmetic.holds(operator, Long.compare(Enums.number(value(a, f)), Enums.number(value(b, f)))));
    }

    /** {@code |}, {@code &}, {@code ^}, {@code +} and {@code -} of an enum's values or one and a number. */
    public static Object enumValue(String operator, NetType type, Object a, Object b) {
        return Enums.of(type, Arithmetic.longs(operator, number(a), number(b)));
    }

    public static long number(Object value) {
        return Enums.isEnum(value) ? Enums.number(value) : io.holdfast.dotnet.Numbers.whole(value);
    }
}
