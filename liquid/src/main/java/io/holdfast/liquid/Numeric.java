package io.holdfast.liquid;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.numbers.NumberParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as filters and conditions take them. */
final class Numeric {

    private static final int DIVISION = 28;

    private Numeric() {}

    static boolean isNumber(@Nullable Object value) {
        return Numbers.isNumber(value);
    }

    static boolean isReal(@Nullable Object value) {
        return value instanceof Double || value instanceof Float || value instanceof BigDecimal;
    }

    /** @throws NetException if it is no number */
    static BigDecimal exact(Object value) {
        return switch (value) {
            case BigDecimal exact -> exact;
            case BigInteger whole -> new BigDecimal(whole);
            case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            case Double real when !real.isNaN() && !real.isInfinite() -> new BigDecimal(real.toString());
            case String text -> NumberParser.decimal(text);
            default -> {
                if (!isNumber(value)) {
                    throw NumberParser.notANumber();
                }
                yield Numbers.decimal(value);
            }
        };
    }

    static @Nullable BigDecimal orNull(@Nullable Object value) {
        try {
            return value == null ? null : exact(value);
        } catch (NetException e) {
            return null;
        }
    }

    /** Arithmetic of a filter. Nothing with nothing is nothing. */
    static @Nullable Object compute(char operation, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        if (isNumber(left) && isNumber(right) && !isReal(left) && !isReal(right)) {
            return whole(operation, Numbers.whole(left), Numbers.whole(right));
        }
        if (!isNumber(left) || !isNumber(right)) {
            throw NetException.invalidOperation("The binary operator " + name(operation)
                    + " is not defined for the types '" + type(left) + "' and '" + type(right) + "'.");
        }
        BigDecimal a = exact(left);
        BigDecimal b = exact(right);
        return switch (operation) {
            case '+' -> Decimals.add(a, b);
            case '-' -> Decimals.subtract(a, b);
            case '*' -> Decimals.multiply(a, b);
            case '/' -> b.signum() == 0 ? (Object) (a.doubleValue() / b.doubleValue()) : Decimals.divide(a, b);
            default -> Decimals.remainder(a, b);
        };
    }

    private static String type(Object value) {
        return io.holdfast.dotnet.Values.typeOf(value).fullName();
    }

    private static String name(char operation) {
        return switch (operation) {
            case '+' -> "AddChecked";
            case '-' -> "SubtractChecked";
            case '*' -> "MultiplyChecked";
            case '/' -> "Divide";
            default -> "Modulo";
        };
    }

    private static Object whole(char operation, long a, long b) {
        if (b == 0 && (operation == '/' || operation == '%')) {
            throw Decimals.divideByZero();
        }
        try {
            return switch (operation) {
                case '+' -> Math.addExact(a, b);
                case '-' -> Math.subtractExact(a, b);
                case '*' -> Math.multiplyExact(a, b);
                case '/' -> a / b;
                default -> a % b;
            };
        } catch (ArithmeticException e) {
            throw NetException.overflow("Arithmetic operation resulted in an overflow.");
        }
    }

    static @Nullable Object rounded(@Nullable Object value, int places) {
        BigDecimal exact = orNull(value);
        boolean inRange = places >= 0 && places <= DIVISION;
        return exact == null || !inRange
                ? null
                : exact.scale() <= places ? exact : exact.setScale(places, RoundingMode.HALF_EVEN);
    }
}
