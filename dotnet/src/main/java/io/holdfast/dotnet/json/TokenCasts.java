package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The explicit conversions of tokens: {@code (int)token}, {@code (string)token}. */
final class TokenCasts {

    private static final Set<JTokenType> TEXTS = EnumSet.of(JTokenType.String, JTokenType.Comment, JTokenType.Raw);
    private static final Set<JTokenType> NUMBERS =
            with(TEXTS, JTokenType.Integer, JTokenType.Float, JTokenType.Boolean);
    private static final Set<JTokenType> STRINGS =
            with(NUMBERS, JTokenType.Date, JTokenType.Bytes, JTokenType.Guid, JTokenType.TimeSpan, JTokenType.Uri);

    /** @param name as messages have it */
    private record Cast(String name, Set<JTokenType> from, Function<Object, Object> convert) {}

    private static final Map<String, Cast> CASTS = Map.ofEntries(
            cast("Boolean", NUMBERS),
            cast("SByte", NUMBERS),
            cast("Byte", NUMBERS),
            cast("Int16", NUMBERS),
            cast("UInt16", NUMBERS),
            cast("Int32", NUMBERS),
            cast("UInt32", NUMBERS),
            cast("Int64", NUMBERS),
            cast("UInt64", NUMBERS),
            cast("Single", NUMBERS),
            cast("Double", NUMBERS),
            cast("Decimal", NUMBERS),
            cast("Char", with(TEXTS, JTokenType.Integer, JTokenType.Float)),
            cast("DateTime", with(TEXTS, JTokenType.Date)),
            cast("DateTimeOffset", with(TEXTS, JTokenType.Date)),
            cast("TimeSpan", with(TEXTS, JTokenType.TimeSpan)),
            cast("Uri", with(TEXTS, JTokenType.Uri)),
            cast("Guid", with(TEXTS, JTokenType.Guid, JTokenType.Bytes)),
            Map.entry("System.String", new Cast("String", STRINGS, TokenCasts::text)));

    private static final Cast BYTES =
            new Cast("byte array", with(TEXTS, JTokenType.Bytes, JTokenType.Integer), TokenCasts::bytes);

    private TokenCasts() {}

    private static Set<JTokenType> with(Set<JTokenType> some, JTokenType... more) {
        Set<JTokenType> all = EnumSet.copyOf(some);
        all.addAll(Set.of(more));
        return all;
    }

    private static Map.Entry<String, Cast> cast(String name, Set<JTokenType> from) {
        return Map.entry("System." + name, new Cast(name, from, value -> TokenConversions.to(value, name)));
    }

    static boolean has(String typeName) {
        return CASTS.containsKey(typeName);
    }

    /**
     * To a value type.
     *
     * @param typeName .NET's full name of it
     * @throws NetException if the token is null or of a kind that can't become one
     */
    static Object value(@Nullable JToken token, String typeName) {
        if (token == null) {
            throw NetException.argumentNull("value");
        }
        Cast cast = cast(typeName);
        Object value = inner(token, cast, false);
        return value == null ? nothing(token, cast) : cast.convert.apply(value);
    }

    private static Object nothing(JToken token, Cast cast) {
        throw cannot(token, cast);
    }

    /** To a nullable value type or a class: null of null. */
    static @Nullable Object orNull(@Nullable JToken token, String typeName) {
        return convert(token, cast(typeName));
    }

    static byte @Nullable [] bytes(@Nullable JToken token) {
        return (byte[]) convert(token, BYTES);
    }

    private static @Nullable Object convert(@Nullable JToken token, Cast cast) {
        if (token == null) {
            return null;
        }
        Object value = inner(token, cast, true);
        return value == null ? null : cast.convert.apply(value);
    }

    private static Cast cast(String typeName) {
        Cast cast = CASTS.get(typeName);
        if (cast == null) {
            throw new IllegalArgumentException("no cast of tokens to " + typeName);
        }
        return cast;
    }

    private static @Nullable Object inner(JToken token, Cast cast, boolean orNull) {
        JToken in = token instanceof JProperty property ? property.value() : token;
        if (in instanceof JValue value) {
            boolean isNothing = value.type() == JTokenType.Null || value.type() == JTokenType.Undefined;
            if (cast.from.contains(value.type()) || (orNull && isNothing)) {
                return value.value();
            }
        }
        throw cannot(token, cast);
    }

    private static NetException cannot(JToken token, Cast cast) {
        JToken in = token instanceof JProperty property ? property.value() : token;
        return NetException.argument("Can not convert " + in.type() + " to " + cast.name + ".");
    }

    private static Object text(Object value) {
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : TokenConversions.text(value);
    }

    private static Object bytes(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes;
            case String text -> JsonScalars.base64(text);
            default -> throw NetException.argument("Can not convert Integer to byte array.");
        };
    }
}
