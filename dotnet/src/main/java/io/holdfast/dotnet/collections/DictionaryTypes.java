package io.holdfast.dotnet.collections;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetIDictionary;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.NetReadOnlyDictionary;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** IDictionary, IReadOnlyDictionary, Dictionary and KeyValuePair. */
@AutoService(NetTypeSource.class)
public final class DictionaryTypes implements NetTypeSource {

    private static final String SPACE = "System.Collections.Generic.";
    private static final String PAIR = "KeyValuePair<TKey, TValue>";

    @Override
    public String[] names() {
        return new String[] {
            SPACE + "IDictionary", SPACE + "IReadOnlyDictionary", SPACE + "Dictionary", SPACE + "KeyValuePair"
        };
    }

    @Override
    public NetType describe(String name) {
        String declared = name + "<TKey, TValue>";
        return switch (name.substring(SPACE.length())) {
            case "IDictionary" ->
                NetTypeBuilder.ofInterface(declared, NetIDictionary.class)
                        .is("ICollection<" + PAIR + ">")
                        .with(b -> changed(b, "ICollection<TKey> Keys", "ICollection<TValue> Values"))
                        .build();
            case "IReadOnlyDictionary" ->
                NetTypeBuilder.ofInterface(declared, NetReadOnlyDictionary.class)
                        .is("IReadOnlyCollection<" + PAIR + ">")
                        .with(b -> read(b, "IEnumerable<TKey> Keys", "IEnumerable<TValue> Values"))
                        .indexer("TValue this[TKey key]", (work, self, a) -> of(self).get(a[0]))
                        .build();
            case "Dictionary" -> dictionary(declared);
            default -> pair(declared);
        };
    }

    private static NetReadOnlyDictionary of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetIDictionary changing(@Nullable Object self) {
        return Args.self(self);
    }

    private static void read(NetTypeBuilder builder, String keys, String values) {
        builder.property(keys, (work, self, a) -> of(self).keys())
                .property(values, (work, self, a) -> of(self).values())
                .method("bool ContainsKey(TKey key)", (work, self, a) -> of(self).containsKey(Args.given(a[0], "key")))
                .genericMethod("bool TryGetValue(TKey key, out TValue value)", (work, types, self, a) -> {
                    Object key = Args.given(a[0], "key");
                    boolean has = of(self).containsKey(key);
                    Args.out(a[1]).value = has ? of(self).find(key) : Zeros.valueOf(of(self));
                    return has;
                });
    }

    private static void changed(NetTypeBuilder builder, String keys, String values) {
        read(builder, keys, values);
        builder.indexer("TValue this[TKey key]", (work, self, a) -> of(self).get(a[0]), (work, self, a) -> {
                    changing(self).put(work, a[0], a[1]);
                    return null;
                })
                .method("void Add(TKey key, TValue value)", (work, self, a) -> {
                    changing(self).addKey(work, a[0], a[1]);
                    return null;
                })
                .method(
                        "bool Remove(TKey key)",
                        (work, self, a) -> changing(self).removeKey(a[0]));
    }

    private static NetType dictionary(String declared) {
        String comparer = "IEqualityComparer<TKey> comparer";
        return NetTypeBuilder.ofClass(declared, NetDictionary.class)
                .is("IDictionary<TKey, TValue>", "IReadOnlyDictionary<TKey, TValue>")
                .genericConstructor("()", (work, types, self, a) -> made(work, types, null, null))
                .genericConstructor("(int capacity)", (work, types, self, a) -> made(work, types, null, null))
                .genericConstructor("(" + comparer + ")", (work, types, self, a) -> made(work, types, null, a[0]))
                .genericConstructor(
                        "(int capacity, " + comparer + ")", (work, types, self, a) -> made(work, types, null, a[1]))
                .genericConstructor(
                        "(IDictionary<TKey, TValue> dictionary)",
                        (work, types, self, a) -> made(work, types, Args.given(a[0], "dictionary"), null))
                .genericConstructor(
                        "(IDictionary<TKey, TValue> dictionary, " + comparer + ")",
                        (work, types, self, a) -> made(work, types, Args.given(a[0], "dictionary"), a[1]))
                .genericConstructor(
                        "(IEnumerable<" + PAIR + "> collection)",
                        (work, types, self, a) -> made(work, types, Args.given(a[0], "collection"), null))
                .genericConstructor(
                        "(IEnumerable<" + PAIR + "> collection, " + comparer + ")",
                        (work, types, self, a) -> made(work, types, Args.given(a[0], "collection"), a[1]))
                .with(b -> changed(b, "ICollection<TKey> Keys", "ICollection<TValue> Values"))
                .with(b -> SequenceTypes.enumerable(b, PAIR))
                .property("int Count", (work, self, a) -> of(self).count())
                .method("void Clear()", (work, self, a) -> {
                    changing(self).clear();
                    return null;
                })
                .method("bool ContainsValue(TValue value)", (work, self, a) -> {
                    for (var each = of(self).values().iterator(); each.hasNext(); ) {
                        work.tick();
                        if (Values.equals(each.next(), a[0])) {
                            return true;
                        }
                    }
                    return false;
                })
                .mayRunLong()
                .method("bool Remove(TKey key, out TValue value)", (work, self, a) -> {
                    Object key = Args.given(a[0], "key");
                    boolean has = of(self).containsKey(key);
                    Args.out(a[1]).value = has ? of(self).find(key) : Zeros.valueOf(of(self));
                    return changing(self).removeKey(key);
                })
                .method("bool TryAdd(TKey key, TValue value)", (work, self, a) -> {
                    boolean has = of(self).containsKey(Args.given(a[0], "key"));
                    if (!has) {
                        changing(self).put(work, a[0], a[1]);
                    }
                    return !has;
                })
                .build();
    }

    private static NetDictionary made(Work work, TypeRef[] types, @Nullable Object from, @Nullable Object comparer) {
        NetDictionary made = new NetDictionary(types[0], types[1], NetComparer.orDefault(comparer));
        if (from != null) {
            for (var each = Sequences.of(from); each.hasNext(); ) {
                work.tick();
                made.add(work, each.next());
            }
        }
        return made;
    }

    private static NetType pair(String declared) {
        return NetTypeBuilder.ofStruct(declared, NetPair.class, null)
                .genericConstructor(
                        "(TKey key, TValue value)",
                        (work, types, self, a) -> new NetPair(types[0], types[1], a[0], a[1]))
                .property(
                        "TKey Key", (work, self, a) -> Args.<NetPair>self(self).key())
                .property(
                        "TValue Value",
                        (work, self, a) -> Args.<NetPair>self(self).value())
                .method("string ToString()", (work, self, a) -> {
                    NetPair pair = Args.self(self);
                    String key = Values.toString(work, pair.key());
                    String value = Values.toString(work, pair.value());
                    work.charge(2L * (key.length() + value.length()));
                    return "[" + key + ", " + value + "]";
                })
                .build();
    }
}
