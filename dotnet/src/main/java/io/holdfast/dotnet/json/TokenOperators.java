package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.NetULong;
import io.holdfast.dotnet.Numbers;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The conversions that JToken declares. */
final class TokenOperators {

    private static final String[] STRUCTS = {
        "bool",
        "sbyte",
        "byte",
        "short",
        "ushort",
        "int",
        "uint",
        "long",
        "ulong",
        "float",
        "double",
        "decimal",
        "DateTime",
        "DateTimeOffset",
        "TimeSpan",
        "Guid"
    };

    private TokenOperators() {}

    static void describe(NetTypeBuilder builder) {
        for (String each : STRUCTS) {
            String full = NetTypes.keyword(each).orElse("System." + each);
            explicit(builder, each, full);
            implicit(builder, each);
            implicit(builder, each + "?");
        }
        // Char converts out of a token, and not into one.
        explicit(builder, "char", "System.Char");
        builder.staticMethod(
                        "string op_Explicit(JToken value)",
                        (work, self, a) -> TokenCasts.orNull((JToken) a[0], "System.String"))
                .staticMethod("byte[] op_Explicit(JToken value)", (work, self, a) -> TokenCasts.bytes((JToken) a[0]))
                .staticMethod("JToken op_Implicit(string value)", (work, self, a) -> JValue.text((String) a[0]))
                .staticMethod(
                        "JToken op_Implicit(byte[] value)", (work, self, a) -> new JValue(a[0], JTokenType.Bytes));
    }

    private static void explicit(NetTypeBuilder builder, String type, String full) {
        builder.staticMethod(
                        type + " op_Explicit(JToken value)", (work, self, a) -> TokenCasts.value((JToken) a[0], full))
                .staticMethod(
                        type + "? op_Explicit(JToken value)",
                        (work, self, a) -> TokenCasts.orNull((JToken) a[0], full));
    }

    private static void implicit(NetTypeBuilder builder, String type) {
        builder.staticMethod("JToken op_Implicit(" + type + " value)", (work, self, a) -> new JValue(widened(a[0])));
    }

    /** Whole numbers but ulong become long. */
    static @Nullable Object widened(@Nullable Object value) {
        if (value == null || value instanceof NetULong || value instanceof BigInteger || !Numbers.isWhole(value)) {
            return value;
        }
        return Numbers.whole(value);
    }
}
