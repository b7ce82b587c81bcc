package io.holdfast.dotnet.linq;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetCollection;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code Lookup<TKey, TElement>}: groups in the order of their first elements. */
final class NetLookup implements NetCollection {

    private static final int PER_ELEMENT = 32;
    private static final Object NULL = new Object();

    private final TypeRef keyType;
    private final TypeRef element;
    private final NetComparer comparer;
    private final Map<Object, NetGrouping> groups = new LinkedHashMap<>();

    private NetLookup(TypeRef keyType, TypeRef element, @Nullable Object comparer) {
        this.keyType = keyType;
        this.element = element;
        this.comparer = NetComparer.orDefault(comparer);
    }

    /** @param elementSelector null for the elements as they are */
    static NetLookup of(
            Work work,
            TypeRef keyType,
            TypeRef element,
            Object source,
            @Nullable Object keySelector,
            @Nullable NetFunction elementSelector,
            @Nullable Object comparer) {
        NetFunction selector = Args.function(keySelector, "keySelector");
        NetLookup lookup = new NetLookup(keyType, element, comparer);
        for (Iterator<@Nullable Object> each = Query.each(work, source); each.hasNext(); ) {
            Object value = each.next();
            work.charge(PER_ELEMENT);
            Object key = selector.call(value);
            lookup.groups
                    .computeIfAbsent(lookup.at(key), any -> new NetGrouping(keyType, element, key))
                    .put(elementSelector == null ? value : elementSelector.call(value));
        }
        return lookup;
    }

    private Object at(@Nullable Object key) {
        return key == null ? NULL : comparer.key(key);
    }

    boolean has(@Nullable Object key) {
        return groups.containsKey(at(key));
    }

    /** Empty where there is none. */
    NetGrouping find(@Nullable Object key) {
        NetGrouping found = groups.get(at(key));
        return found == null ? new NetGrouping(keyType, element, key) : found;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Linq.Lookup", keyType, element);
    }

    @Override
    public int count() {
        return groups.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterator<@Nullable Object> iterator() {
        return (Iterator<@Nullable Object>) (Iterator<?>) groups.values().iterator();
    }
}
