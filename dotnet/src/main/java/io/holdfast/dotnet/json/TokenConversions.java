package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Whole;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.numbers.NumberParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code Convert.ToX(object)} as casts of tokens use it: also of big integers, which only JSON has. */
final class TokenConversions {

    private TokenConversions() {}

    /** @param name of a type in System */
    static Object to(Object value, String name) {
        return switch (name) {
            case "Boolean" -> toBoolean(value);
            case "Single" -> toFloat(value);
            case "Double" -> toDouble(value);
            case "Decimal" -> toDecimal(value);
            case "Char" -> toChar(value);
            case "String" -> text(value);
            default -> {
                Whole kind = kind(name);
                yield kind == null ? JsonScalars.to(value, name) : whole(kind, value);
            }
        };
    }

    private static @Nullable Whole kind(String name) {
        return Arrays.stream(Whole.values())
                .filter(each -> each.type().equals("System." + name))
                .findFirst()
                .orElse(null);
    }

    static String text(Object value) {
        return Values.toString(Work.standard(), value);
    }

    static boolean toBoolean(Object value) {
        return switch (value) {
            case Boolean b -> b;
            case String s -> flag(s);
            case Double d -> d != 0;
            case Float f -> f != 0;
            case BigDecimal d -> d.signum() != 0;
            case BigInteger i -> i.signum() != 0;
            default -> Numbers.whole(number(value, "Boolean")) != 0;
        };
    }

    private static boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw NetException.format("String '" + text + "' was not recognized as a valid Boolean.");
        };
    }

    static double toDouble(Object value) {
        return switch (value) {
            case String s -> NumberParser.real(s);
            case Boolean b -> b ? 1 : 0;
            case BigInteger i -> i.doubleValue();
            default -> Numbers.real(number(value, "Double"));
        };
    }

    private static float toFloat(Object value) {
        return value instanceof String text ? NumberParser.single(text) : (float) toDouble(value);
    }

    static BigDecimal toDecimal(Object value) {
        return switch (value) {
            case String s -> NumberParser.decimal(s);
            case Boolean b -> b ? BigDecimal.ONE : BigDecimal.ZERO;
            case BigInteger i -> Decimals.fit(new BigDecimal(i));
            default -> Numbers.decimal(number(value, "Decimal"));
        };
    }

    /** A number of any type without loss, or as near as a double is. */
    static BigDecimal exact(Object value) {
        return switch (value) {
            case Double real -> new BigDecimal(real);
            case BigInteger whole -> new BigDecimal(whole);
            default -> toDecimal(value);
        };
    }

    static long toLong(Object value) {
        return (Long) whole(Whole.INT64, value);
    }

    static int toInt(Object value) {
        return (Integer) whole(Whole.INT32, value);
    }

    private static Object whole(Whole kind, Object value) {
        return switch (value) {
            case String s -> NumberParser.whole(kind, s);
            case Boolean b -> kind.wrapped(b ? 1 : 0);
            case BigInteger i -> kind.checked(i);
            default -> kind.converted(number(value, kind.type().substring("System.".length())));
        };
    }

    private static char toChar(Object value) {
        return switch (value) {
            case Character c -> c;
            case String s when s.length() == 1 -> s.charAt(0);
            case String s -> throw NetException.format("String must be exactly one character long.");
            case Double d -> throw invalid(d, "Char");
            case BigDecimal d -> throw invalid(d, "Char");
            default -> (char) Numbers.whole(whole(Whole.UINT16, value));
        };
    }

    private static Object number(Object value, String to) {
        if (Numbers.isNumber(value) || value instanceof Enum<?>) {
            return value;
        }
        throw invalid(value, to);
    }

    static NetException invalid(Object value, String to) {
        String from = Values.typeOf(value).fullName();
        return new NetException(
                "System.InvalidCastException",
                "Invalid cast from '" + from.substring(from.lastIndexOf('.') + 1) + "' to '" + to + "'.");
    }
}
