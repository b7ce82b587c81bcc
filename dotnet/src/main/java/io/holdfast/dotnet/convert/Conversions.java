package io.holdfast.dotnet.convert;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetConvertible;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Whole;
import io.holdfast.dotnet.numbers.NumberParser;
import io.holdfast.dotnet.time.DateParser;
import io.holdfast.dotnet.time.NetDateTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One value as another primitive type, as Convert has it. */
final class Conversions {

    private Conversions() {}

    /** What a value is to a conversion. @throws NetException if it can't be converted at all */
    private static @Nullable Object primitive(@Nullable Object given) {
        Object value = given instanceof NetConvertible holder ? holder.primitive() : given;
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Character) {
            return value;
        }
        if (Numbers.isNumber(value) || value instanceof NetDateTime) {
            return value;
        }
        if (Enums.isEnum(value)) {
            return (int) Enums.number(value);
        }
        throw new NetException(
                "System.InvalidCastException",
                "Unable to cast object of type '" + Values.typeOf(value).fullName()
                        + "' to type 'System.IConvertible'.");
    }

    private static NetException invalid(Object value, String to) {
        String name = Values.typeOf(value) instanceof TypeRef.Of of ? of.type().name() : "";
        return new NetException("System.InvalidCastException", "Invalid cast from '" + name + "' to '" + to + "'.");
    }

    static Object whole(Whole kind, @Nullable Object given) {
        Object value = primitive(given);
        return switch (value) {
            case null -> kind.wrapped(0);
            case String text -> NumberParser.whole(kind, text);
            case Boolean truth -> kind.wrapped(truth ? 1 : 0);
            case Character c -> kind.checked(BigInteger.valueOf(c));
            case NetDateTime time ->
                throw invalid(time, kind.type().substring(kind.type().indexOf('.') + 1));
            default -> kind.converted(value);
        };
    }

    static double real(@Nullable Object given) {
        Object value = primitive(given);
        return switch (value) {
            case null -> 0;
            case String text -> NumberParser.real(text);
            case Boolean truth -> truth ? 1 : 0;
            case Character c -> throw invalid(c, "Double");
            case NetDateTime time -> throw invalid(time, "Double");
            default -> Numbers.real(value);
        };
    }

    static float single(@Nullable Object given) {
        Object value = primitive(given);
        return switch (value) {
            case null -> 0;
            case String text -> NumberParser.single(text);
            case Boolean truth -> truth ? 1 : 0;
            case Character c -> throw invalid(c, "Single");
            case NetDateTime time -> throw invalid(time, "Single");
            default -> (float) Numbers.real(value);
        };
    }

    static BigDecimal decimal(@Nullable Object given) {
        Object value = primitive(given);
        return switch (value) {
            case null -> BigDecimal.ZERO;
            case String text -> NumberParser.decimal(text);
            case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            case Character c -> throw invalid(c, "Decimal");
            case NetDateTime time -> throw invalid(time, "Decimal");
            default -> Decimals.fit(Numbers.decimal(value));
        };
    }

    static boolean truth(@Nullable Object given) {
        Object value = primitive(given);
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> parsed(text);
            case Character c -> throw invalid(c, "Boolean");
            case NetDateTime time -> throw invalid(time, "Boolean");
            default -> Numbers.real(value) != 0;
        };
    }

    private static boolean parsed(String text) {
        return switch (text.replace('\0', ' ').strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw NetException.format("String '" + text + "' was not recognized as a valid Boolean.");
        };
    }

    static char character(@Nullable Object given) {
        Object value = primitive(given);
        return switch (value) {
            case null -> '\0';
            case Character c -> c;
            case String text -> {
                if (text.length() != 1) {
                    throw NetException.format("String must be exactly one character long.");
                }
                yield text.charAt(0);
            }
            case Boolean truth -> throw invalid(truth, "Char");
            case Double d -> throw invalid(d, "Char");
            case Float f -> throw invalid(f, "Char");
            case BigDecimal d -> throw invalid(d, "Char");
            case NetDateTime time -> throw invalid(time, "Char");
            default -> {
                long number = Numbers.whole(value);
                if (number < 0 || number > Character.MAX_VALUE) {
                    throw NetException.overflow("Value was either too large or too small for a character.");
                }
                yield (char) number;
            }
        };
    }

    static NetDateTime date(@Nullable Object given) {
        Object value = primitive(given);
        return switch (value) {
            case null -> NetDateTime.MIN;
            case NetDateTime time -> time;
            case String text -> DateParser.dateTime(text);
            default -> throw invalid(value, "DateTime");
        };
    }
}
