package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetAnonymous;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.NetReadOnlyDictionary;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Makes tokens of values: of what {@code FromObject} and {@code SerializeObject} are given. */
final class ToTokens {

    private final Work work;
    private final boolean nulls;

    private ToTokens(Work work, boolean nulls) {
        this.work = work;
        this.nulls = nulls;
    }

    static JToken token(Work work, @Nullable Object value) {
        if (value == null) {
            throw NetException.argumentNull("o");
        }
        return new ToTokens(work, true).convert(value);
    }

    static JObject object(Work work, @Nullable Object value) {
        JToken token = token(work, value);
        if (token instanceof JObject object) {
            return object;
        }
        throw NetException.argument("Object serialized to " + token.type() + ". JObject instance expected.");
    }

    static JArray array(Work work, @Nullable Object value) {
        JToken token = token(work, value);
        if (token instanceof JArray array) {
            return array;
        }
        throw NetException.argument("Object serialized to " + token.type() + ". JArray instance expected.");
    }

    /** @param nulls whether members of objects that are null are kept */
    static JToken serialized(Work work, @Nullable Object value, boolean nulls) {
        return value instanceof JToken token ? token : new ToTokens(work, nulls).convert(value);
    }

    private JToken convert(@Nullable Object value) {
        work.enter();
        try {
            work.charge(JContainer.NODE_BYTES);
            return switch (value) {
                case null -> JValue.ofNull();
                case JToken token -> token.deepClone(work);
                case NetAnonymous anonymous -> anonymous(anonymous);
                case NetReadOnlyDictionary dictionary -> dictionary(dictionary);
                case NetPair pair -> members(pair);
                case NetEnumerable many -> many(many);
                case Character c -> JValue.text(c.toString());
                default -> isValue(value) ? new JValue(value) : members(value);
            };
        } finally {
            work.leave();
        }
    }

    private static boolean isValue(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof byte[]
                || value instanceof java.util.UUID
                || value instanceof Enum<?>
                || Numbers.isNumber(value)
                || JsonScalars.typeOf(value) != null;
    }

    private JArray many(NetEnumerable many) {
        var array = new JArray();
        for (Iterator<@Nullable Object> each = Sequences.of(many); each.hasNext(); ) {
            work.tick();
            array.insertOne(work, array.count(), convert(each.next()));
        }
        return array;
    }

    private JObject dictionary(NetReadOnlyDictionary dictionary) {
        var object = new JObject();
        for (Iterator<@Nullable Object> each = dictionary.iterator(); each.hasNext(); ) {
            work.tick();
            NetPair pair = (NetPair) java.util.Objects.requireNonNull(each.next());
            object.set(work, Values.toString(work, pair.key()), convert(pair.value()));
        }
        return object;
    }

    private JObject anonymous(NetAnonymous anonymous) {
        var object = new JObject();
        for (int i = 0; i < anonymous.names().size(); i++) {
            add(object, anonymous.names().get(i), anonymous.value(i));
        }
        return object;
    }

    private void add(JObject to, String name, @Nullable Object value) {
        work.tick();
        boolean isNull = value == null || (value instanceof JValue token && token.type() == JTokenType.Null);
        if (nulls || !isNull) {
            to.set(work, name, convert(value));
        }
    }

    /** The properties that a type describes, its own before those above it. */
    private JObject members(Object value) {
        var object = new JObject();
        members(object, Values.typeOf(value), value);
        return object;
    }

    private void members(JObject to, TypeRef type, Object value) {
        if (type instanceof TypeRef.Of of) {
            for (Member each : of.type().members()) {
                if (each.kind() == Member.Kind.PROPERTY && !each.isStatic() && !to.containsKey(each.name())) {
                    add(to, each.name(), each.get().invoke(work, new TypeRef[0], value, new @Nullable Object[0]));
                }
            }
        }
        TypeRefs.supertypes(type).forEach(above -> members(to, above, value));
    }
}
