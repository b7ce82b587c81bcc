package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@link JValue}s have in them: kinds, comparison, print. */
final class JValues {

    private static final double EPSILON = 2.220446049250313E-16;
    private static final int MARGIN = 10;

    private JValues() {}

    static JToken token(@Nullable Object content) {
        return content instanceof JToken token ? token : new JValue(content);
    }

    /** @param current the type that a text is to keep, if it is one for texts */
    static JTokenType typeOf(@Nullable Object value, @Nullable JTokenType current) {
        return switch (value) {
            case null -> JTokenType.Null;
            case String s -> current == JTokenType.Comment || current == JTokenType.Raw ? current : JTokenType.String;
            case Boolean b -> JTokenType.Boolean;
            case Double d -> JTokenType.Float;
            case Float f -> JTokenType.Float;
            case BigDecimal d -> JTokenType.Float;
            case BigInteger i -> JTokenType.Integer;
            case Enum<?> e -> JTokenType.Integer;
            case byte[] bytes -> JTokenType.Bytes;
            case UUID guid -> JTokenType.Guid;
            default -> {
                JTokenType type = JsonScalars.typeOf(value);
                if (type != null) {
                    yield type;
                }
                throw NetException.argument("Could not determine JSON object type for type "
                        + Values.typeOf(value).fullName() + ".");
            }
        };
    }

    /** As messages show a key: texts in quotes. */
    static String shown(@Nullable Object value) {
        return value == null ? "{null}" : value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }

    static void print(Work work, JValue token, JsonPrinter printer) {
        Object value = token.value();
        switch (token.type()) {
            case Comment -> printer.bare("/*" + value + "*/");
            case Raw -> printer.bare(value == null ? null : value.toString());
            case Undefined -> printer.bare("undefined");
            case Float -> real(value, printer);
            case Boolean -> printer.bare(value == null ? "null" : value.toString());
            default -> other(work, value, printer);
        }
    }

    private static void other(Work work, @Nullable Object value, JsonPrinter printer) {
        switch (value) {
            case null -> printer.bare("null");
            case String text -> printer.quoted(text);
            case byte[] bytes -> printer.quoted(Base64.getEncoder().encodeToString(bytes));
            case Enum<?> constant -> printer.bare(Long.toString(Numbers.whole(constant)));
            case UUID guid -> printer.quoted(guid.toString());
            default -> {
                if (Numbers.isNumber(value)) {
                    printer.bare(value.toString());
                } else {
                    printer.quoted(JsonScalars.text(work, value));
                }
            }
        }
    }

    private static void real(@Nullable Object value, JsonPrinter printer) {
        if (value == null) {
            printer.bare("null");
            return;
        }
        String text = value instanceof BigDecimal exact
                ? exact.toPlainString()
                : value instanceof Float single ? Numbers.text(single) : Numbers.text((Double) value);
        if (text.endsWith("y") || text.equals("NaN")) {
            printer.quoted(text);
        } else {
            boolean pointed = text.indexOf('.') >= 0 || text.indexOf('E') >= 0;
            printer.bare(pointed ? text : text + ".0");
        }
    }

    /** {@code CompareTo}: as the other's kind compares, where this one is a text. */
    static int order(JValue a, JValue b) {
        return compare(a.type() == JTokenType.String ? b.type() : a.type(), a.value(), b.value());
    }

    /** @param type of the first */
    static int compare(JTokenType type, @Nullable Object a, @Nullable Object b) {
        if (a == null && b == null) {
            return 0;
        }
        if (a == null || b == null) {
            return a == null ? -1 : 1;
        }
        return switch (type) {
            case Integer, Float -> numbers(type, a, b);
            case String, Comment, Raw -> Integer.signum(TokenConversions.text(a).compareTo(TokenConversions.text(b)));
            case Boolean -> Boolean.compare(TokenConversions.toBoolean(a), TokenConversions.toBoolean(b));
            case Bytes -> {
                if (!(b instanceof byte[] bytes)) {
                    throw NetException.argument("Object must be of type byte[].");
                }
                yield Arrays.compareUnsigned((byte[]) a, bytes);
            }
            case Guid, Uri, TimeSpan, Date -> JsonScalars.compare(type, a, b);
            default -> throw NetException.argumentOutOfRange("Unexpected value type: " + type, "valueType");
        };
    }

    private static int numbers(JTokenType type, Object a, Object b) {
        if (a instanceof BigInteger || b instanceof BigInteger) {
            return TokenConversions.exact(a).compareTo(TokenConversions.exact(b));
        }
        if (a instanceof BigDecimal || b instanceof BigDecimal) {
            return TokenConversions.toDecimal(a).compareTo(TokenConversions.toDecimal(b));
        }
        if (type == JTokenType.Float || isReal(a) || isReal(b)) {
            return reals(TokenConversions.toDouble(a), TokenConversions.toDouble(b));
        }
        return Long.compare(TokenConversions.toLong(a), TokenConversions.toLong(b));
    }

    private static boolean isReal(Object value) {
        return value instanceof Double || value instanceof Float;
    }

    /** Two that differ by no more than arithmetic may have left are the same. */
    private static int reals(double a, double b) {
        double tolerance = (Math.abs(a) + Math.abs(b) + MARGIN) * EPSILON;
        boolean near = -tolerance < a - b && a - b < tolerance;
        return a == b || near ? 0 : Double.compare(a, b);
    }
}
