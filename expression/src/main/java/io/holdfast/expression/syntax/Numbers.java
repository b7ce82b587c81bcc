package io.holdfast.expression.syntax;

import io.holdfast.dotnet.NetUInt;
import io.holdfast.dotnet.NetULong;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as C# writes them. The type of one without a suffix is the first of int, uint, long and ulong that holds it. */
final class Numbers {

    private static final BigInteger LONGS = BigInteger.ONE.shiftLeft(64);
    private static final int MOST_DIGITS = 400;

    private final Cursor cursor;
    private final int start;

    Numbers(Cursor cursor) {
        this.cursor = cursor;
        this.start = cursor.at;
    }

    Object read() {
        char second = Character.toLowerCase(cursor.peek(1));
        if (cursor.peek(0) == '0' && (second == 'x' || second == 'b')) {
            cursor.at += 2;
            int radix = second == 'x' ? 16 : 2;
            String digits = digits(radix);
            return integer(digits, radix);
        }
        String whole = digits(10);
        boolean point = cursor.peek(0) == '.' && Cursor.isDigit(cursor.peek(1));
        if (point) {
            cursor.at++;
            whole += "." + digits(10);
        }
        String exponent = exponent();
        char suffix = Character.toLowerCase(cursor.peek(0));
        if (suffix == 'f' || suffix == 'd' || suffix == 'm') {
            cursor.at++;
            return real(whole + exponent, suffix);
        }
        return point || !exponent.isEmpty() ? real(whole + exponent, 'd') : integer(whole, 10);
    }

    private String digits(int radix) {
        int from = cursor.at;
        while ((Character.digit(cursor.peek(0), radix) >= 0 && cursor.peek(0) < 128) || cursor.peek(0) == '_') {
            cursor.at++;
        }
        String digits = cursor.text.substring(from, cursor.at);
        boolean none = digits.isEmpty() && (radix != 10 || cursor.peek(0) != '.');
        if (digits.endsWith("_") || digits.length() > MOST_DIGITS || none) {
            throw new SyntaxException(start, "Invalid number");
        }
        return digits.replace("_", "");
    }

    private String exponent() {
        if (Character.toLowerCase(cursor.peek(0)) != 'e') {
            return "";
        }
        int sign = cursor.peek(1) == '+' || cursor.peek(1) == '-' ? 1 : 0;
        if (!Cursor.isDigit(cursor.peek(1 + sign))) {
            return "";
        }
        String head = sign == 1 ? "e" + cursor.peek(1) : "e";
        cursor.at += 1 + sign;
        String digits = digits(10);
        if (digits.length() > 5) {
            throw new SyntaxException(start, "Floating-point constant is outside the range of type 'double'");
        }
        return head + digits;
    }

    private Object real(String digits, char suffix) {
        if (suffix == 'm') {
            var value = new BigDecimal(digits);
            if (value.scale() > 28
                    || value.scale() < -28
                    || value.unscaledValue().bitLength() > 96) {
                value = decimal(value);
            }
            return value.scale() < 0 ? value.setScale(0) : value;
        }
        double value = Double.parseDouble(digits);
        if (suffix == 'f') {
            float single = (float) value;
            if (Float.isInfinite(single)) {
                throw new SyntaxException(start, "Floating-point constant is outside the range of type 'float'");
            }
            return single;
        }
        if (Double.isInfinite(value)) {
            throw new SyntaxException(start, "Floating-point constant is outside the range of type 'double'");
        }
        return value;
    }

    private BigDecimal decimal(BigDecimal value) {
        BigDecimal rounded = value.precision() - value.scale() > 40
                ? value
                : value.setScale(Math.min(28, Math.max(0, value.scale())), java.math.RoundingMode.HALF_EVEN);
        while (rounded.scale() > 0 && rounded.unscaledValue().bitLength() > 96) {
            rounded = rounded.setScale(rounded.scale() - 1, java.math.RoundingMode.HALF_EVEN);
        }
        if (rounded.precision() - rounded.scale() > 40
                || rounded.unscaledValue().bitLength() > 96) {
            throw new SyntaxException(start, "Floating-point constant is outside the range of type 'decimal'");
        }
        return rounded;
    }

    private Object integer(String digits, int radix) {
        String suffix = suffix();
        var value = new BigInteger(digits, radix);
        if (value.compareTo(LONGS) >= 0) {
            throw new SyntaxException(start, "Integral constant is too large");
        }
        boolean unsigned = suffix.contains("u");
        boolean wide = suffix.contains("l");
        int bits = value.bitLength();
        if (!wide && bits <= 31 && !unsigned) {
            return value.intValue();
        }
        if (!wide && bits <= 32) {
            return new NetUInt(value.longValue());
        }
        return bits <= 63 && !unsigned ? (Object) value.longValue() : new NetULong(value.longValue());
    }

    private String suffix() {
        int from = cursor.at;
        while (cursor.at - from < 2 && "uUlL".indexOf(cursor.peek(0)) >= 0 && !cursor.atEnd()) {
            cursor.at++;
        }
        return cursor.text.substring(from, cursor.at).toLowerCase(Locale.ROOT);
    }
}
