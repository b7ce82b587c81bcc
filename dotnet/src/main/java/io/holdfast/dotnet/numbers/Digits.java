package io.holdfast.dotnet.numbers;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetULong;
import io.holdfast.dotnet.Numbers;
import java.math.BigDecimal;

/** A number as its digits, which stand behind "0." and are moved by a scale. No digits are zero. */
final class Digits {

    private static final int ROUND_UP = '5';

    final boolean floating;
    boolean negative;
    int scale;
    private final StringBuilder digits;

    private Digits(boolean floating, boolean negative, StringBuilder digits, int scale) {
        this.floating = floating;
        this.negative = negative;
        this.digits = digits;
        this.scale = scale;
    }

    /** All digits that the number has in truth: of 0.1, 55 of them. */
    static Digits exact(Object number) {
        return switch (number) {
            case Double d -> of(true, isNegative(d), new BigDecimal(d));
            case Float f -> of(true, isNegative(f), new BigDecimal(f));
            case BigDecimal d -> of(false, d.signum() < 0, d);
            case NetULong l -> of(false, false, Decimals.unsigned(l.bits()));
            default -> {
                long whole = Numbers.whole(number);
                yield of(false, whole < 0, BigDecimal.valueOf(whole));
            }
        };
    }

    /** The fewest digits that tell the number from its neighbours. */
    static Digits shortest(Object number) {
        return switch (number) {
            case Double d -> of(true, isNegative(d), new BigDecimal(Double.toString(d)));
            case Float f -> of(true, isNegative(f), new BigDecimal(Float.toString(f)));
            default -> exact(number);
        };
    }

    private static boolean isNegative(double number) {
        return Double.doubleToRawLongBits(number) < 0;
    }

    private static Digits of(boolean floating, boolean negative, BigDecimal number) {
        BigDecimal exact = number.abs();
        if (exact.signum() == 0) {
            return new Digits(floating, negative && floating, new StringBuilder(), 0);
        }
        String all = exact.unscaledValue().toString();
        return new Digits(floating, negative, new StringBuilder(all), all.length() - exact.scale());
    }

    int count() {
        return digits.length();
    }

    boolean isZero() {
        return digits.isEmpty();
    }

    /** The digit at that place, 0 behind the last. */
    char at(int index) {
        return index < digits.length() ? digits.charAt(index) : '0';
    }

    /** Keeps so many digits, halves away from zero, and no zeros at the end. */
    void round(int keep) {
        int last = Math.clamp(keep, 0, digits.length());
        boolean up = keep >= 0 && keep < digits.length() && digits.charAt(keep) >= ROUND_UP;
        digits.setLength(last);
        while (up && !digits.isEmpty() && digits.charAt(digits.length() - 1) == '9') {
            digits.setLength(digits.length() - 1);
        }
        if (up && digits.isEmpty()) {
            scale++;
            digits.append('1');
        } else if (up) {
            int end = digits.length() - 1;
            digits.setCharAt(end, (char) (digits.charAt(end) + 1));
        }
        while (!digits.isEmpty() && digits.charAt(digits.length() - 1) == '0') {
            digits.setLength(digits.length() - 1);
        }
        if (digits.isEmpty()) {
            scale = 0;
            negative &= floating;
        }
    }
}
