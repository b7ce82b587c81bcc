package io.holdfast.dotnet.numbers;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads numbers as {@code Parse(string)} does in the invariant culture. */
public final class NumberParser {

    /** More digits than that tell nothing about a double or a decimal, but cost time. */
    private static final int MOST_DIGITS = 1100;

    private static final int MOST_POWER = 5000;
    private static final int TEN = 10;

    private NumberParser() {}

    /** Thrown where the text is no number at all. */
    public static NetException notANumber() {
        return NetException.format("Input string was not in a correct format.");
    }

    /** @throws NetException if it is no number, or out of range */
    public static Object whole(Whole kind, @Nullable String text) {
        if (text == null) {
            throw NetException.argumentNull("s");
        }
        String trimmed = trim(text);
        int sign = signLength(trimmed);
        int digits = sign;
        while (digits < trimmed.length() && isDigit(trimmed.charAt(digits))) {
            digits++;
        }
        if (digits == sign || digits < trimmed.length()) {
            throw notANumber();
        }
        String significant = trimmed.substring(sign).replaceFirst("^0+(?=.)", "");
        if (significant.length() > TEN + TEN) {
            throw kind.tooBig();
        }
        BigInteger value = new BigInteger(significant);
        return kind.checked(trimmed.startsWith("-") ? value.negate() : value);
    }

    /** @throws NetException if it is no number */
    public static double real(@Nullable String text) {
        if (text == null) {
            throw NetException.argumentNull("s");
        }
        String trimmed = trim(text);
        return switch (trimmed.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(plain(trimmed, true));
        };
    }

    /** @throws NetException if it is no number */
    public static float single(@Nullable String text) {
        double unusual = real(text);
        if (Double.isNaN(unusual) || Double.isInfinite(unusual) || text == null) {
            return (float) unusual;
        }
        return Float.parseFloat(plain(trim(text), true));
    }

    /** @throws NetException if it is no number, or out of range */
    public static BigDecimal decimal(@Nullable String text) {
        if (text == null) {
            throw NetException.argumentNull("s");
        }
        String trimmed = trim(text);
        boolean behind = !trimmed.isEmpty() && "+-".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0;
        if (behind && signLength(trimmed) == 0) {
            // A sign may stand behind the number too.
            int end = trimmed.length() - 1;
            trimmed = trimmed.charAt(end) + trim(trimmed.substring(0, end));
        }
        BigDecimal exact = new BigDecimal(plain(trimmed, false));
        if (exact.scale() > Decimals.MAX.precision() - 1) {
            exact = exact.setScale(Decimals.MAX.precision() - 1, RoundingMode.HALF_EVEN);
        }
        return Decimals.fit(exact);
    }

    /** As Java reads it: without thousands' commas; digits with a point, an exponent if it may have one. */
    private static String plain(String text, boolean exponent) {
        StringBuilder plain = new StringBuilder();
        int at = signLength(text);
        plain.append(text, 0, at);
        int digits = 0;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits++;
                if (digits <= MOST_DIGITS || !point) {
                    plain.append(c);
                }
            } else if (c == '.' && !point) {
                point = true;
                plain.append('.');
            } else if (c != ',' || point || digits == 0) {
                break;
            }
        }
        if (digits == 0 || plain.length() > MOST_POWER) {
            throw notANumber();
        }
        if (at < text.length()) {
            plain.append(power(text, at, exponent));
        }
        return plain.toString();
    }

    private static String power(String text, int start, boolean allowed) {
        int at = start;
        if (!allowed || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            throw notANumber();
        }
        String power = text.substring(at + 1);
        int sign = signLength(power);
        String digits = power.substring(sign);
        if (digits.isEmpty() || !digits.chars().allMatch(c -> isDigit((char) c))) {
            throw notANumber();
        }
        String significant = digits.replaceFirst("^0+(?=.)", "");
        String bounded = significant.length() > 4 ? Integer.toString(MOST_POWER) : significant;
        return "E" + power.substring(0, sign) + bounded;
    }

    private static int signLength(String text) {
        return !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Without white space as numbers' parsers see it, and nulls at the end. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\0') {
            end--;
        }
        while (start < end && isWhite(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isWhite(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
