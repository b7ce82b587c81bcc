package io.holdfast.policy.context;

import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.NetReadOnlyDictionary;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dictionaries by names: of headers, queries, claims, parameters, variables. */
abstract class Strings implements NetReadOnlyDictionary {

    static final TypeRef STRING = NetTypes.get("string").ref();
    static final TypeRef STRING_ARRAY = new TypeRef.Array(STRING);

    /** In their order. */
    abstract Collection<String> names();

    abstract @Nullable Object value(String name);

    abstract TypeRef valueType();

    @Override
    public TypeRef netType() {
        return NetTypes.find("System.Collections.Generic.IReadOnlyDictionary", 2)
                .orElseThrow()
                .ref(STRING, valueType());
    }

    @Override
    public @Nullable Object find(Object key) {
        return key instanceof String name ? value(name) : null;
    }

    @Override
    public boolean containsKey(Object key) {
        return find(key) != null;
    }

    @Override
    public int count() {
        return names().size();
    }

    @Override
    public NetEnumerable keys() {
        return NetArray.ofStrings(List.copyOf(names()));
    }

    @Override
    public NetEnumerable values() {
        List<@Nullable Object> all = new ArrayList<>();
        names().forEach(name -> all.add(value(name)));
        return new NetArray(valueType(), all.toArray());
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        List<@Nullable Object> pairs = new ArrayList<>();
        names().forEach(name -> pairs.add(new NetPair(STRING, valueType(), name, value(name))));
        return pairs.iterator();
    }
}
