package io.holdfast.policy;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be.
 *
 * @param type what an expression in its place must give
 * @param literal reads what is written; null if it is not of the kind
 * @param result takes what an expression gave; null if it is not of the kind
 * @param complaint says of a value that it is not of the kind
 */
record Kind<T extends @Nullable Object>(
        ExpressionType type,
        Function<String, @Nullable T> literal,
        Function<@Nullable Object, @Nullable T> result,
        String complaint) {

    /** A null of an expression's counts as the empty string. */
    static final Kind<String> STRING = new Kind<>(
            ExpressionType.STRING,
            written -> written,
            given -> given == null ? "" : String.valueOf(given),
            "is no string");

    static final Kind<Boolean> FLAG =
            new Kind<>(ExpressionType.BOOLEAN, Kind::flag, Kind::flagOf, "is neither true nor false");

    static final Kind<Double> DECIMAL =
            new Kind<>(ExpressionType.DOUBLE, Kind::decimal, Kind::decimalOf, "is no number");

    static final Kind<byte[]> BYTES = new Kind<>(
            ExpressionType.BYTES,
            written -> null,
            given -> given instanceof byte[] bytes ? bytes : null,
            "is no expression that gives bytes");

    static Kind<Integer> number(int min, int max) {
        return new Kind<>(
                ExpressionType.INT,
                written -> inRange(written, min, max),
                given -> given == null ? null : inRange(String.valueOf(given), min, max),
                "is no whole number from %d to %d".formatted(min, max));
    }

    /** One of the names of an enum's constants, written as in a document: lower case, with hyphens. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> constants) {
        return new Kind<>(
                ExpressionType.STRING,
                written -> constant(constants, written.strip()),
                given -> given == null ? null : constant(constants, String.valueOf(given)),
                "has a value that it doesn't know");
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> constants, String name) {
        for (E constant : constants.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private static @Nullable Boolean flag(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    private static @Nullable Boolean flagOf(@Nullable Object given) {
        return given instanceof Boolean flag ? flag : given instanceof String text ? flag(text) : null;
    }

    private static @Nullable Integer inRange(String written, int min, int max) {
        try {
            int number = Integer.parseInt(written.strip());
            return number >= min && number <= max ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double decimal(String written) {
        try {
            double number = Double.parseDouble(written.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double decimalOf(@Nullable Object given) {
        return given instanceof Number number
                ? Double.valueOf(number.doubleValue())
                : given instanceof String text ? decimal(text) : null;
    }
}
