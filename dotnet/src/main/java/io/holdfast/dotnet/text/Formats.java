package io.holdfast.dotnet.text;

import io.holdfast.dotnet.Described;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.numbers.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as a format string asks for them: of {@code string.Format} and of {@code $"{x:format}"}. */
public final class Formats {

    /** .NET takes no wider and no later ones. */
    private static final int LIMIT = 1_000_000;

    private static final int TEN = 10;

    private Formats() {}

    /** @param format null or empty for the usual one */
    public static String format(Work work, @Nullable Object value, @Nullable String format) {
        if (value == null || format == null || format.isEmpty()) {
            return Values.toString(work, value);
        }
        if (Numbers.isNumber(value)) {
            return NumberFormat.format(work, value, format);
        }
        if (Enums.isEnum(value)) {
            return ofEnum(value, format);
        }
        return value instanceof String || value instanceof Boolean || value instanceof Character
                ? Values.toString(work, value)
                : Described.toString(work, value, format);
    }

    /** With spaces in front as far as the width asks for; behind if it is negative. */
    public static String aligned(Work work, String text, int width) {
        int missing = Math.abs(width) - text.length();
        if (missing <= 0) {
            return text;
        }
        work.charge(2L * Math.abs(width));
        return width > 0 ? " ".repeat(missing) + text : text + " ".repeat(missing);
    }

    /** @throws NetException if the format is none */
    public static String ofEnum(Object value, String format) {
        return switch (format) {
            case "", "G", "g", "F", "f" -> Enums.text(value);
            case "D", "d" -> Long.toString(Enums.number(value));
            case "X", "x" -> String.format(Locale.ROOT, "%08X", (int) Enums.number(value));
            default ->
                throw NetException.format(
                        "Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".");
        };
    }

    /** {@code string.Format}. */
    public static String composite(Work work, String format, @Nullable Object[] arguments) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            work.tick();
            char c = format.charAt(at);
            if (c == '{' || c == '}') {
                if (at + 1 < format.length() && format.charAt(at + 1) == c) {
                    text.append(c);
                    work.charge(2);
                    at += 2;
                    continue;
                }
                if (c == '}') {
                    throw wrong();
                }
                at = hole(work, format, at + 1, arguments, text);
            } else {
                work.charge(2);
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    private static NetException wrong() {
        return NetException.format("Input string was not in a correct format.");
    }

    private static int hole(Work work, String format, int start, @Nullable Object[] arguments, StringBuilder text) {
        int at = digits(format, start);
        int index = number(format, start, at);
        at = blanks(format, at);
        int width = 0;
        if (charAt(format, at) == ',') {
            at = blanks(format, at + 1);
            boolean left = charAt(format, at) == '-';
            int from = left ? at + 1 : at;
            at = digits(format, from);
            width = number(format, from, at) * (left ? -1 : 1);
            at = blanks(format, at);
        }
        String inner = null;
        if (charAt(format, at) == ':') {
            StringBuilder own = new StringBuilder();
            at = inner(format, at + 1, own);
            inner = own.toString();
        }
        if (charAt(format, at) != '}') {
            throw wrong();
        }
        if (index >= arguments.length) {
            throw NetException.format(
                    "Index (zero based) must be greater than or equal to zero and less than the size of"
                            + " the argument list.");
        }
        String value = format(work, arguments[index], inner);
        work.charge(2L * value.length());
        text.append(aligned(work, value, width));
        return at + 1;
    }

    /** Up to the brace that ends it; doubled ones stand for themselves. */
    private static int inner(String format, int start, StringBuilder inner) {
        int at = start;
        while (at < format.length()) {
            char c = format.charAt(at);
            boolean brace = c == '{' || c == '}';
            if (brace && charAt(format, at + 1) != c) {
                if (c == '{') {
                    throw wrong();
                }
                return at;
            }
            inner.append(c);
            at += brace ? 2 : 1;
        }
        return at;
    }

    private static char charAt(String format, int at) {
        return at < format.length() ? format.charAt(at) : '\0';
    }

    private static int digits(String format, int from) {
        int at = from;
        while (charAt(format, at) >= '0' && charAt(format, at) <= '9') {
            at++;
        }
        return at;
    }

    private static int number(String format, int from, int to) {
        if (from == to) {
            throw wrong();
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * TEN + format.charAt(i) - '0';
            if (number >= LIMIT) {
                throw wrong();
            }
        }
        return number;
    }

    private static int blanks(String format, int from) {
        int at = from;
        while (charAt(format, at) == ' ') {
            at++;
        }
        return at;
    }
}
