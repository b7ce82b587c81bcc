package io.holdfast.dotnet.xml;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Whole;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.numbers.NumberParser;
import io.holdfast.dotnet.time.DateParser;
import io.holdfast.dotnet.types.Guids;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The explicit conversions of elements and attributes: {@code (int)element}. */
final class XmlCasts {

    private static final Map<String, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry("bool", XmlCasts::flag),
            Map.entry("int", text -> NumberParser.whole(Whole.INT32, text)),
            Map.entry("uint", text -> NumberParser.whole(Whole.UINT32, text)),
            Map.entry("long", text -> NumberParser.whole(Whole.INT64, text)),
            Map.entry("ulong", text -> NumberParser.whole(Whole.UINT64, text)),
            Map.entry("float", text -> (float) real(text)),
            Map.entry("double", XmlCasts::real),
            Map.entry("decimal", NumberParser::decimal),
            Map.entry("DateTime", text -> DateParser.dateTime(text.strip())),
            Map.entry("DateTimeOffset", text -> DateParser.dateTimeOffset(text.strip())),
            Map.entry("Guid", text -> Guids.parse(text.strip())));

    private XmlCasts() {}

    /**
     * @param type XElement or XAttribute
     * @param value its text
     */
    static void describe(
            NetTypeBuilder builder, String type, String parameter, BiFunction<Work, Object, String> value) {
        builder.staticMethod(
                "string op_Explicit(" + type + " " + parameter + ")",
                (work, self, a) -> a[0] == null ? null : value.apply(work, a[0]));
        PARSERS.forEach((target, parser) -> builder.staticMethod(
                        target + " op_Explicit(" + type + " " + parameter + ")",
                        (work, self, a) -> parser.apply(value.apply(work, given(a[0], parameter))))
                .staticMethod(
                        target + "? op_Explicit(" + type + " " + parameter + ")",
                        (work, self, a) -> a[0] == null ? null : parser.apply(value.apply(work, a[0]))));
    }

    private static Object given(@Nullable Object argument, String parameter) {
        if (argument == null) {
            throw NetException.argumentNull(parameter);
        }
        return argument;
    }

    private static Object flag(String text) {
        return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw NetException.format("The string '" + text + "' is not a valid Boolean value.");
        };
    }

    private static double real(String text) {
        return switch (text.strip()) {
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            default -> NumberParser.real(text);
        };
    }
}
