package io.holdfast.dotnet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic of {@code decimal}: 96 bits, a scale from 0 to 28, halves to even. */
public final class Decimals {

    public static final BigDecimal MAX = new BigDecimal("79228162514264337593543950335");
    public static final BigDecimal MIN = MAX.negate();

    private static final int MOST_SCALE = 28;
    private static final BigInteger MOST = MAX.unscaledValue();
    private static final int OF_DOUBLE = 15;
    private static final int OF_FLOAT = 7;
    private static final int GUARD = 60;
    private static final int LOST_SCALE = 47;

    private Decimals() {}

    public static BigDecimal add(BigDecimal a, BigDecimal b) {
        return fit(a.add(b));
    }

    public static BigDecimal subtract(BigDecimal a, BigDecimal b) {
        return fit(a.subtract(b));
    }

    public static BigDecimal multiply(BigDecimal a, BigDecimal b) {
        BigDecimal product = a.multiply(b);
        if (product.signum() == 0) {
            boolean small =
                    Math.max(a.unscaledValue().bitLength(), b.unscaledValue().bitLength()) <= Integer.SIZE;
            return small && product.scale() <= MOST_SCALE ? product : BigDecimal.ZERO;
        }
        BigDecimal fitted = fit(product);
        return fitted.signum() == 0 && product.scale() > LOST_SCALE ? BigDecimal.ZERO : fitted;
    }

    /** @throws NetException by zero */
    public static BigDecimal divide(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw divideByZero();
        }
        int preferred = Math.max(0, a.scale() - b.scale());
        BigDecimal quotient = a.divide(b, new MathContext(GUARD, RoundingMode.HALF_EVEN));
        BigDecimal fitted = fit(quotient);
        if (fitted.signum() == 0 && a.signum() != 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shortest = fitted.stripTrailingZeros();
        return shortest.scale() < preferred ? fit(shortest.setScale(preferred, RoundingMode.UNNECESSARY)) : shortest;
    }

    /** @throws NetException by zero */
    public static BigDecimal remainder(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw divideByZero();
        }
        if (a.abs().compareTo(b.abs()) < 0) {
            return a;
        }
        return fit(a.remainder(b).setScale(Math.max(a.scale(), b.scale()), RoundingMode.UNNECESSARY));
    }

    public static BigDecimal negate(BigDecimal a) {
        return a.negate();
    }

    public static NetException divideByZero() {
        return new NetException("System.DivideByZeroException", "Attempted to divide by zero.");
    }

    /**
     * The number, its fraction rounded as far as its 96 bits ask for.
     *
     * @throws NetException if it is too big
     */
    public static BigDecimal fit(BigDecimal exact) {
        BigDecimal fitted = exact.scale() < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
        if (fitted.scale() > MOST_SCALE) {
            fitted = fitted.setScale(MOST_SCALE, RoundingMode.HALF_EVEN);
        }
        int scale = fitted.scale();
        while (fitted.unscaledValue().abs().compareTo(MOST) > 0) {
            if (scale == 0) {
                throw tooBig();
            }
            int over = Math.max(1, fitted.precision() - MOST_SCALE - 1);
            scale = Math.max(0, scale - over);
            fitted = exact.setScale(scale, RoundingMode.HALF_EVEN);
        }
        return fitted;
    }

    private static NetException tooBig() {
        return NetException.overflow("Value was either too large or too small for a Decimal.");
    }

    /** {@code (decimal)1.1}: 15 digits of a double count. */
    public static BigDecimal of(double value) {
        return of(value, OF_DOUBLE);
    }

    /** {@code (decimal)1.1f}: 7 digits of a float count. */
    public static BigDecimal of(float value) {
        return of(value, OF_FLOAT);
    }

    private static BigDecimal of(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw tooBig();
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        BigDecimal shortest = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return fit(shortest);
    }

    /** @param bits of a ulong */
    public static BigDecimal unsigned(long bits) {
        return new BigDecimal(new BigInteger(Long.toUnsignedString(bits)));
    }
}
