package io.holdfast.liquid;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetAnonymous;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetIList;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.NetReadOnlyDictionary;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.json.JArray;
import io.holdfast.dotnet.json.JObject;
import io.holdfast.dotnet.json.JProperty;
import io.holdfast.dotnet.json.JValue;
import io.holdfast.dotnet.xml.XDocument;
import io.holdfast.dotnet.xml.XElement;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies under a key of a value. Names are looked for as they are written first, then in any case. */
final class Lookup {

    private Lookup() {}

    /** What a JSON value holds; anything else as it is. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case JValue holder -> holder.value() instanceof BigInteger whole ? Numeric.exact(whole) : holder.value();
            case JProperty property -> plain(property.value());
            case XDocument document -> document;
            case null -> null;
            default -> value;
        };
    }

    static @Nullable Object of(Work work, @Nullable Object in, @Nullable Object key) {
        if (in == null || key == null) {
            return null;
        }
        Object found =
                Numbers.isWhole(key) ? at(work, in, Numbers.whole(key)) : named(work, in, Values.toString(work, key));
        return plain(found);
    }

    private static @Nullable Object at(Work work, Object in, long index) {
        Items items = Items.of(work, in);
        if (items == null || in instanceof String) {
            return named(work, in, Long.toString(index));
        }
        List<@Nullable Object> all = items.all();
        long place = index < 0 ? all.size() + index : index;
        return place >= 0 && place < all.size() ? all.get((int) place) : null;
    }

    private static @Nullable Object named(Work work, Object in, String name) {
        Object found = switch (in) {
            case JObject object -> property(work, object, name);
            case XElement element -> XmlLookup.child(work, element, name);
            case XDocument document -> XmlLookup.child(work, document, name);
            case NetReadOnlyDictionary dictionary -> entry(work, dictionary, name);
            case NetAnonymous anonymous -> member(anonymous, name);
            case LiquidObject object -> object.get(name);
            case NetPair pair ->
                name.equalsIgnoreCase("key") ? pair.key() : name.equalsIgnoreCase("value") ? pair.value() : null;
            case String text -> null;
            case JArray array -> null;
            case NetArray array -> null;
            case NetIList list -> null;
            case List<?> list -> null;
            case NetEnumerable many -> null;
            default -> described(work, in, name);
        };
        return found == null ? Items.question(work, in, name) : found;
    }

    private static @Nullable Object property(Work work, JObject object, String name) {
        JProperty property = object.property(work, name, String::equalsIgnoreCase);
        return property == null ? null : property.value();
    }

    private static @Nullable Object entry(Work work, NetReadOnlyDictionary dictionary, String name) {
        if (dictionary.containsKey(name)) {
            return dictionary.find(name);
        }
        for (var each = dictionary.iterator(); each.hasNext(); ) {
            work.tick();
            if (each.next() instanceof NetPair pair && pair.key() instanceof String key && key.equalsIgnoreCase(name)) {
                return pair.value();
            }
        }
        return null;
    }

    private static @Nullable Object member(NetAnonymous anonymous, String name) {
        int at = anonymous.names().indexOf(name);
        return at < 0 ? null : anonymous.value(at);
    }

    /** A property that the value's type describes. */
    private static @Nullable Object described(Work work, Object in, String name) {
        Member member = find(Values.typeOf(in), name);
        return member == null ? null : member.get().invoke(work, new TypeRef[0], in, new @Nullable Object[0]);
    }

    private static @Nullable Member find(TypeRef type, String name) {
        if (type instanceof TypeRef.Of of) {
            for (Member each : of.type().members()) {
                if (each.kind() == Member.Kind.PROPERTY
                        && !each.isStatic()
                        && each.name().equalsIgnoreCase(name)) {
                    return each;
                }
            }
        }
        for (TypeRef above : TypeRefs.supertypes(type)) {
            Member found = find(above, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
