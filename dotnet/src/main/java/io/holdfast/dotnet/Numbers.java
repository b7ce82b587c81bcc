package io.holdfast.dotnet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of all types, and how they look when nobody asks for a format. */
public final class Numbers {

    /** From this power of ten on, a double is written with an exponent. */
    private static final int DOUBLE_DIGITS = 15;

    private static final int FLOAT_DIGITS = 7;
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);
    private static final int LEAST_POWER = -5;
    private static final int TEN = 10;

    private Numbers() {}

    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Number
                || value instanceof NetByte
                || value instanceof NetUShort
                || value instanceof NetUInt
                || value instanceof NetULong;
    }

    public static boolean isWhole(@Nullable Object value) {
        return isNumber(value) && !(value instanceof Double || value instanceof Float || value instanceof BigDecimal);
    }

    /** The shortest text that is read as the same number, as of .NET Core 3.0: {@code 0.1}, {@code 1E+16}, {@code 1.5E-05}. */
    public static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return unusual(value);
        }
        String java = Double.toString(value);
        // Java writes two digits where one would do.
        String one = new BigDecimal(java).round(ONE_DIGIT).toString();
        return written(Double.parseDouble(one) == value ? one : java, DOUBLE_DIGITS);
    }

    public static String text(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || value == 0) {
            return unusual(value);
        }
        String java = Float.toString(value);
        String one = new BigDecimal(java).round(ONE_DIGIT).toString();
        return written(Float.parseFloat(one) == value ? one : java, FLOAT_DIGITS);
    }

    private static String unusual(double value) {
        if (value == 0) {
            return Double.doubleToRawLongBits(value) < 0 ? "-0" : "0";
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }

    private static String written(String java, int digits) {
        String sign = java.startsWith("-") ? "-" : "";
        BigDecimal exact = new BigDecimal(java).abs().stripTrailingZeros();
        String mantissa = exact.unscaledValue().toString();
        int power = mantissa.length() - 1 - exact.scale();
        if (power < digits && power >= LEAST_POWER + 1) {
            return sign + exact.toPlainString();
        }
        String point = mantissa.length() > 1 ? mantissa.charAt(0) + "." + mantissa.substring(1) : mantissa;
        int size = Math.abs(power);
        return sign + point + "E" + (power < 0 ? "-" : "+") + (size < TEN ? "0" : "") + size;
    }

    /** The value of a whole number of any type, or of a character or an enum; one of ulong that is too big comes out negative. */
    public static long whole(Object value) {
        return switch (value) {
            case Integer i -> i;
            case Long l -> l;
            case Short s -> s;
            case Byte b -> b;
            case NetByte b -> b.value();
            case NetUShort s -> s.value();
            case NetUInt i -> i.value();
            case NetULong l -> l.bits();
            case Character c -> c;
            default -> Enums.number(value);
        };
    }

    /** A number of any type as a double. */
    public static double real(Object value) {
        return switch (value) {
            case Double d -> d;
            case Float f -> f;
            case BigDecimal d -> d.doubleValue();
            case NetULong l -> Decimals.unsigned(l.bits()).doubleValue();
            default -> whole(value);
        };
    }

    /** A number of any type as a decimal. */
    public static BigDecimal decimal(Object value) {
        return switch (value) {
            case BigDecimal d -> d;
            case Double d -> Decimals.of(d);
            case Float f -> Decimals.of(f);
            case NetULong l -> Decimals.unsigned(l.bits());
            default -> BigDecimal.valueOf(whole(value));
        };
    }
}
