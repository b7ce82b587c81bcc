package io.holdfast.expression.bind;

import io.holdfast.expression.run.Num;
import org.jspecify.annotations.Nullable;

/** The kind that numbers are calculated in. */
final class Promotion {

    private Promotion() {}

    /** Null where there is none: ulong and what may be negative, decimal and double. */
    static @Nullable Num of(Bound.Value a, Num left, Bound.Value b, Num right) {
        if (left == Num.DECIMAL || right == Num.DECIMAL) {
            boolean real = left == Num.FLOAT || left == Num.DOUBLE || right == Num.FLOAT || right == Num.DOUBLE;
            return real ? null : Num.DECIMAL;
        }
        if (left == Num.DOUBLE || right == Num.DOUBLE) {
            return Num.DOUBLE;
        }
        if (left == Num.FLOAT || right == Num.FLOAT) {
            return Num.FLOAT;
        }
        if (left == Num.ULONG || right == Num.ULONG) {
            boolean negative = mayBeNegative(a, left) || mayBeNegative(b, right);
            return negative ? null : Num.ULONG;
        }
        if (left == Num.LONG || right == Num.LONG) {
            return Num.LONG;
        }
        if (left == Num.UINT || right == Num.UINT) {
            return mayBeNegative(a, left) || mayBeNegative(b, right) ? Num.LONG : Num.UINT;
        }
        return Num.INT;
    }

    private static boolean mayBeNegative(Bound.Value value, Num kind) {
        boolean signed = kind == Num.SBYTE || kind == Num.SHORT || kind == Num.INT || kind == Num.LONG;
        boolean positive = (kind == Num.INT || kind == Num.LONG)
                && value.constant() != null
                && value.constant().value() != null
                && kind.exact(value.constant().value()).signum() >= 0;
        return signed && !positive;
    }

    static Num of(Num kind) {
        return kind.isNarrow() ? Num.INT : kind;
    }

    static @Nullable Num unary(String operator, Num kind) {
        Num promoted = of(kind);
        if (operator.equals("-")) {
            return promoted == Num.UINT ? Num.LONG : promoted == Num.ULONG ? null : promoted;
        }
        return promoted;
    }
}
