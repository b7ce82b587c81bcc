package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetIList;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code List<T>}. */
public final class NetList implements NetIList {

    private static final int PER_ELEMENT = 16;

    private final TypeRef element;
    private final List<@Nullable Object> items;
    private int version;

    public NetList(TypeRef element) {
        this(element, new ArrayList<>());
    }

    /** @param items not copied */
    public NetList(TypeRef element, List<@Nullable Object> items) {
        this.element = element;
        this.items = items;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic.List", element);
    }

    public TypeRef element() {
        return element;
    }

    /** The items themselves, to be looked at. */
    List<@Nullable Object> items() {
        return items;
    }

    /** The items themselves, to be changed. */
    List<@Nullable Object> changed() {
        version++;
        return items;
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
    public @Nullable Object get(int index) {
        if (index < 0 || index >= items.size()) {
            throw NetException.badIndex();
        }
        return items.get(index);
    }

    @Override
    public void set(int index, @Nullable Object value) {
        if (index < 0 || index >= items.size()) {
            throw NetException.badIndex();
        }
        items.set(index, value);
        version++;
    }

    @Override
    public void add(Work work, @Nullable Object value) {
        work.charge(PER_ELEMENT);
        items.add(value);
        version++;
    }

    @Override
    public void insert(Work work, int index, @Nullable Object value) {
        if (index < 0 || index > items.size()) {
            throw NetException.argumentOutOfRange("Index must be within the bounds of the List.", "index");
        }
        work.charge(PER_ELEMENT);
        items.add(index, value);
        version++;
    }

    @Override
    public void removeAt(int index) {
        if (index < 0 || index >= items.size()) {
            throw NetException.badIndex();
        }
        items.remove(index);
        version++;
    }

    @Override
    public boolean remove(@Nullable Object value) {
        int index = indexOf(value);
        if (index >= 0) {
            removeAt(index);
        }
        return index >= 0;
    }

    @Override
    public void clear() {
        items.clear();
        version++;
    }

    @Override
    public int indexOf(@Nullable Object value) {
        for (int i = 0; i < items.size(); i++) {
            if (Values.equals(items.get(i), value)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return new Watched(items.iterator()) {
            @Override
            int version() {
                return version;
            }
        };
    }
}
