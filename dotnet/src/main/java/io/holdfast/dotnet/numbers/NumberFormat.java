package io.holdfast.dotnet.numbers;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Whole;
import io.holdfast.dotnet.Work;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard format strings of numbers ({@code C D E F G N P R X}) in the invariant culture; others are {@link CustomNumber}'s. */
public final class NumberFormat {

    private static final int MOST_PRECISION_DIGITS = 9;
    private static final int USUAL_FRACTION = 2;
    private static final int USUAL_E = 6;
    private static final int GROUP = 3;
    private static final int SMALLEST_PLAIN = -3;
    private static final int TEN = 10;
    private static final String CURRENCY = "\u00a4";

    private NumberFormat() {}

    /** @throws NetException if the format is none */
    public static String format(Work work, Object number, @Nullable String format) {
        if (format == null || format.isEmpty()) {
            return Values.toString(work, number);
        }
        work.charge(2L * format.length());
        if (isUnusual(number)) {
            return Values.toString(work, number);
        }
        if (!isStandard(format)) {
            return CustomNumber.format(work, number, format);
        }
        char letter = format.charAt(0);
        int precision = format.length() == 1 ? -1 : Integer.parseInt(format.substring(1));
        if (precision > 0) {
            work.charge(2L * precision);
        }
        return standard(work, number, letter, precision);
    }

    private static boolean isUnusual(Object number) {
        return (number instanceof Double d && (d.isNaN() || d.isInfinite()))
                || (number instanceof Float f && (f.isNaN() || f.isInfinite()));
    }

    private static boolean isStandard(String format) {
        char first = format.charAt(0);
        boolean letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        return letter
                && format.length() <= 1 + MOST_PRECISION_DIGITS
                && format.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    private static String standard(Work work, Object number, char letter, int precision) {
        return switch (Character.toUpperCase(letter)) {
            case 'C' -> currency(number, precision);
            case 'D' -> whole(work, number, precision);
            case 'E' -> exponent(number, precision < 0 ? USUAL_E : precision, letter);
            case 'F' -> signed(number, precision, false, "");
            case 'G' -> general(work, number, precision, letter);
            case 'N' -> signed(number, precision, true, "");
            case 'P' -> signed(number, precision, true, " %");
            case 'R' -> {
                if (Whole.of(number).isPresent() || number instanceof BigDecimal) {
                    throw badFormat();
                }
                yield Values.toString(work, number);
            }
            case 'X' -> hexadecimal(number, precision, letter == 'x');
            default -> throw badFormat();
        };
    }

    static NetException badFormat() {
        return NetException.format("Format specifier was invalid.");
    }

    private static String whole(Work work, Object number, int precision) {
        if (Whole.of(number).isEmpty()) {
            throw badFormat();
        }
        String text = Values.toString(work, number);
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        return (negative ? "-" : "") + "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static String hexadecimal(Object number, int precision, boolean small) {
        Whole kind = Whole.of(number).orElseThrow(NumberFormat::badFormat);
        long bits = Numbers.whole(number);
        long own = kind.bits() == Long.SIZE ? bits : bits & ((1L << kind.bits()) - 1);
        String digits = Long.toHexString(own);
        String padded = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        return small ? padded : padded.toUpperCase(Locale.ROOT);
    }

    private static String currency(Object number, int precision) {
        Digits digits = Digits.exact(number);
        String text = CURRENCY + fixed(digits, precision < 0 ? USUAL_FRACTION : precision, true);
        return digits.negative ? "(" + text + ")" : text;
    }

    private static String signed(Object number, int precision, boolean groups, String behind) {
        Digits digits = Digits.exact(number);
        if (!behind.isEmpty() && !digits.isZero()) {
            digits.scale += 2;
        }
        String text = fixed(digits, precision < 0 ? USUAL_FRACTION : precision, groups);
        return (digits.negative ? "-" : "") + text + behind;
    }

    private static String fixed(Digits digits, int fraction, boolean groups) {
        digits.round(digits.scale + fraction);
        StringBuilder text = new StringBuilder();
        int whole = Math.max(digits.scale, 0);
        for (int i = 0; i < whole; i++) {
            text.append(digits.at(i));
            int left = whole - 1 - i;
            if (groups && left > 0 && left % GROUP == 0) {
                text.append(',');
            }
        }
        if (whole == 0) {
            text.append('0');
        }
        if (fraction > 0) {
            text.append('.');
            for (int i = 0; i < fraction; i++) {
                int at = digits.scale + i;
                text.append(at < 0 ? '0' : digits.at(at));
            }
        }
        return text.toString();
    }

    private static String exponent(Object number, int precision, char letter) {
        Digits digits = Digits.exact(number);
        digits.round(precision + 1);
        StringBuilder text = new StringBuilder(digits.negative ? "-" : "").append(digits.at(0));
        if (precision > 0) {
            text.append('.');
            for (int i = 1; i <= precision; i++) {
                text.append(digits.at(i));
            }
        }
        return text.append(power(digits.isZero() ? 0 : digits.scale - 1, letter, GROUP, true))
                .toString();
    }

    private static String general(Work work, Object number, int precision, char letter) {
        if (precision <= 0 && (!(number instanceof BigDecimal) || precision < 0)) {
            String text = Values.toString(work, number);
            return letter == 'g' ? text.replace('E', 'e') : text;
        }
        boolean all = precision <= 0;
        Digits digits = all ? Digits.shortest(number) : Digits.exact(number);
        int keep = all ? digits.count() : precision;
        digits.round(keep);
        String sign = digits.negative ? "-" : "";
        if (digits.isZero()) {
            return sign + "0";
        }
        if (digits.scale > keep || digits.scale < SMALLEST_PLAIN) {
            String rest = rest(digits, 1);
            return sign
                    + digits.at(0)
                    + (rest.isEmpty() ? "" : "." + rest)
                    + power(digits.scale - 1, letter == 'g' ? 'e' : 'E', 2, true);
        }
        return sign + plain(digits);
    }

    private static String plain(Digits digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.scale; i++) {
            text.append(digits.at(i));
        }
        if (digits.scale <= 0) {
            text.append('0');
        }
        if (digits.count() > digits.scale) {
            text.append('.').append("0".repeat(Math.max(0, -digits.scale)));
            text.append(rest(digits, Math.max(0, digits.scale)));
        }
        return text.toString();
    }

    private static String rest(Digits digits, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < digits.count(); i++) {
            text.append(digits.at(i));
        }
        return text.toString();
    }

    static String power(int power, char letter, int least, boolean plus) {
        String size = Integer.toString(Math.abs(power));
        String sign = power < 0 ? "-" : plus ? "+" : "";
        return letter + sign + "0".repeat(Math.max(0, Math.min(least, TEN) - size.length())) + size;
    }
}
