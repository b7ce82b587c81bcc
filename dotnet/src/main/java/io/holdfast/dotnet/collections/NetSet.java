package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetCollection;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code HashSet<T>}, in the order in which elements came in. */
public final class NetSet implements NetCollection {

    private static final int PER_ELEMENT = 48;
    private static final Object NULL = new Object();

    private final TypeRef element;
    private final NetComparer comparer;
    private final Map<Object, @Nullable Object> items = new LinkedHashMap<>();
    private int version;

    public NetSet(TypeRef element, NetComparer comparer) {
        this.element = element;
        this.comparer = comparer;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic.HashSet", element);
    }

    NetComparer comparer() {
        return comparer;
    }

    TypeRef element() {
        return element;
    }

    Object key(@Nullable Object value) {
        return value == null ? NULL : comparer.key(value);
    }

    @Override
    public int count() {
        return items.size();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return items.containsKey(key(value));
    }

    /** The element that is equal to it. */
    @Nullable
    Object find(@Nullable Object value) {
        return items.get(key(value));
    }

    /** Whether it was not there. */
    public boolean put(Work work, @Nullable Object value) {
        Object key = key(value);
        if (items.containsKey(key)) {
            return false;
        }
        work.charge(PER_ELEMENT);
        items.put(key, value);
        version++;
        return true;
    }

    @Override
    public void add(Work work, @Nullable Object value) {
        put(work, value);
    }

    @Override
    public boolean remove(@Nullable Object value) {
        Object key = key(value);
        boolean has = items.containsKey(key);
        items.remove(key);
        return has;
    }

    @Override
    public void clear() {
        items.clear();
        version++;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return new Watched(items.values().iterator()) {
            @Override
            int version() {
                return version;
            }
        };
    }
}
