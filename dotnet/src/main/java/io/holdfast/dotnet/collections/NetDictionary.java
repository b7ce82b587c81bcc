package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetIDictionary;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code Dictionary<TKey, TValue>}, in the order in which keys came in. */
public final class NetDictionary implements NetIDictionary {

    private static final int PER_ENTRY = 64;

    private final TypeRef keyType;
    private final TypeRef valueType;
    private final NetComparer comparer;
    private final Map<Object, NetPair> entries = new LinkedHashMap<>();
    private int version;

    public NetDictionary(TypeRef keyType, TypeRef valueType, NetComparer comparer) {
        this.keyType = keyType;
        this.valueType = valueType;
        this.comparer = comparer;
    }

    public NetDictionary(TypeRef keyType, TypeRef valueType) {
        this(keyType, valueType, NetComparer.DEFAULT);
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic.Dictionary", keyType, valueType);
    }

    NetComparer comparer() {
        return comparer;
    }

    private Object key(@Nullable Object key) {
        if (key == null) {
            throw NetException.argumentNull("key");
        }
        return comparer.key(key);
    }

    @Override
    public int count() {
        return entries.size();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key(key));
    }

    @Override
    public @Nullable Object find(Object key) {
        NetPair entry = entries.get(key(key));
        return entry == null ? null : entry.value();
    }

    @Override
    public void put(Work work, @Nullable Object key, @Nullable Object value) {
        Object at = key(key);
        NetPair old = entries.get(at);
        work.charge(old == null ? PER_ENTRY : 0);
        entries.put(at, new NetPair(keyType, valueType, old == null ? key : old.key(), value));
        version++;
    }

    @Override
    public void addKey(Work work, @Nullable Object key, @Nullable Object value) {
        if (entries.containsKey(key(key))) {
            throw NetException.argument(
                    "An item with the same key has already been added. Key: " + Values.toString(work, key));
        }
        put(work, key, value);
    }

    @Override
    public boolean removeKey(@Nullable Object key) {
        return entries.remove(key(key)) != null;
    }

    @Override
    public void add(Work work, @Nullable Object pair) {
        if (!(pair instanceof NetPair entry)) {
            throw NetException.nullReference();
        }
        addKey(work, entry.key(), entry.value());
    }

    @Override
    public boolean contains(@Nullable Object pair) {
        if (!(pair instanceof NetPair entry) || entry.key() == null) {
            return false;
        }
        NetPair found = entries.get(key(entry.key()));
        return found != null && Values.equals(found.value(), entry.value());
    }

    @Override
    public boolean remove(@Nullable Object pair) {
        return contains(pair) && removeKey(((NetPair) java.util.Objects.requireNonNull(pair)).key());
    }

    @Override
    public void clear() {
        entries.clear();
        version++;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return new Watched(entries.values().iterator()) {
            @Override
            int version() {
                return version;
            }
        };
    }

    @Override
    public NetEnumerable keys() {
        return new NetView("System.Collections.Generic.ICollection", keyType, this, NetPair::key);
    }

    @Override
    public NetEnumerable values() {
        return new NetView("System.Collections.Generic.ICollection", valueType, this, NetPair::value);
    }
}
