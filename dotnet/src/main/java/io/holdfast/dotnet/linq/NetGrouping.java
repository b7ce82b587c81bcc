package io.holdfast.dotnet.linq;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetIList;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@code IGrouping<TKey, TElement>}. */
final class NetGrouping implements NetIList {

    private final TypeRef keyType;
    private final TypeRef element;
    private final @Nullable Object key;
    private final List<@Nullable Object> items = new ArrayList<>();

    NetGrouping(TypeRef keyType, TypeRef element, @Nullable Object key) {
        this.keyType = keyType;
        this.element = element;
        this.key = key;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Linq.IGrouping", keyType, element);
    }

    @Nullable
    Object key() {
        return key;
    }

    void put(@Nullable Object value) {
        items.add(value);
    }

    @Override
    public int count() {
        return items.size();
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= items.size()) {
            throw NetException.badIndex();
        }
        return items.get(index);
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return items.iterator();
    }
}
