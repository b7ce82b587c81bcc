package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.NetDictionary;
import io.holdfast.dotnet.collections.NetList;
import io.holdfast.dotnet.collections.NetSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes values of tokens: {@code ToObject<T>}, {@code DeserializeObject<T>}. */
final class FromTokens {

    private static final String COLLECTIONS = "System.Collections.Generic.";

    private final Work work;

    private FromTokens(Work work) {
        this.work = work;
    }

    /** @throws NetException if the type can't be made of the token */
    static @Nullable Object value(Work work, JToken token, TypeRef type) {
        return new FromTokens(work).convert(token, type);
    }

    private @Nullable Object convert(JToken token, TypeRef type) {
        work.enter();
        try {
            TypeRef under = TypeRefs.underNullable(type);
            if (under != null) {
                return isNull(token) ? null : convert(token, under);
            }
            if (type.equals(TypeRefs.OBJECT)) {
                return token instanceof JValue value ? value.value() : token;
            }
            if (type.equals(TypeRefs.BYTES)) {
                return TokenCasts.bytes(token);
            }
            if (Values.isInstance(token, type) && type.fullName().startsWith(JToken.NAMESPACE)) {
                return token;
            }
            return plain(token, type);
        } finally {
            work.leave();
        }
    }

    private static boolean isNull(JToken token) {
        return token.type() == JTokenType.Null || token.type() == JTokenType.Undefined;
    }

    private @Nullable Object plain(JToken token, TypeRef type) {
        String name = type.fullName();
        if (TokenCasts.has(name)) {
            return TypeRefs.isValueType(type) ? TokenCasts.value(token, name) : TokenCasts.orNull(token, name);
        }
        if (type instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.ENUM) {
            return constant(token, of.type());
        }
        if (isNull(token)) {
            return null;
        }
        if (name.startsWith(JToken.NAMESPACE)) {
            throw cannot(
                    "Deserialized JSON type '" + token.className() + "' is not compatible with expected type '" + name
                            + "'.",
                    token);
        }
        return many(token, type);
    }

    private Object constant(JToken token, NetType type) {
        Object value = token instanceof JValue holder ? holder.value() : null;
        if (value instanceof String text) {
            return Enums.named(type, text, true)
                    .orElseThrow(
                            () -> NetException.argument("Could not convert '" + text + "' to " + type.name() + "."));
        }
        if (value != null && Numbers.isWhole(value)) {
            return Enums.of(type, Numbers.whole(value));
        }
        throw cannot("Error converting value " + JValues.shown(value) + " to type '" + type.fullName() + "'.", token);
    }

    private Object many(JToken token, TypeRef type) {
        if (type instanceof TypeRef.Array array) {
            return new NetArray(
                    array.element(), items(token, array.element(), type).toArray());
        }
        TypeRef.Of of = (TypeRef.Of) type;
        String name = of.type().fullName();
        return switch (name.startsWith(COLLECTIONS) ? name.substring(COLLECTIONS.length()) : "") {
            case "List", "IList", "ICollection", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection" ->
                new NetList(
                        of.arguments().getFirst(), items(token, of.arguments().getFirst(), type));
            case "HashSet", "ISet" -> set(token, of);
            case "Dictionary", "IDictionary", "IReadOnlyDictionary" -> dictionary(token, of);
            default ->
                throw cannot(
                        "Could not create an instance of type " + type.fullName()
                                + ". Only values, collections and tokens can be made of JSON.",
                        token);
        };
    }

    private List<@Nullable Object> items(JToken token, TypeRef element, TypeRef type) {
        if (!(token instanceof JArray array)) {
            throw wrongKind(token, type, "array (e.g. [1,2,3])");
        }
        List<@Nullable Object> all = new ArrayList<>();
        for (JToken each : array.children()) {
            work.tick();
            work.charge(JContainer.NODE_BYTES);
            all.add(convert(each, element));
        }
        return all;
    }

    private NetSet set(JToken token, TypeRef.Of type) {
        TypeRef element = type.arguments().getFirst();
        NetSet set = new NetSet(element, NetComparer.orDefault(null));
        items(token, element, type).forEach(each -> set.add(work, each));
        return set;
    }

    private NetDictionary dictionary(JToken token, TypeRef.Of type) {
        if (!(token instanceof JObject object)) {
            throw wrongKind(token, type, "object (e.g. {\"name\":\"value\"})");
        }
        TypeRef key = type.arguments().getFirst();
        TypeRef value = type.arguments().getLast();
        NetDictionary dictionary = new NetDictionary(key, value);
        for (JProperty each : object.properties()) {
            work.tick();
            work.charge(JContainer.NODE_BYTES);
            dictionary.put(work, convert(JValue.text(each.name()), key), convert(each.value(), value));
        }
        return dictionary;
    }

    private NetException wrongKind(JToken token, TypeRef type, String needed) {
        if (token instanceof JValue value) {
            return cannot(
                    "Error converting value " + JValues.shown(value.value()) + " to type '" + type.fullName() + "'.",
                    token);
        }
        String is = token instanceof JArray ? "array (e.g. [1,2,3])" : "object (e.g. {\"name\":\"value\"})";
        return cannot(
                "Cannot deserialize the current JSON " + is + " into type '" + type.fullName()
                        + "' because the type requires a JSON " + needed + " to deserialize correctly.",
                token);
    }

    private NetException cannot(String message, JToken token) {
        return new NetException(
                "Newtonsoft.Json.JsonSerializationException", message + " Path '" + token.path(work) + "'.");
    }
}
