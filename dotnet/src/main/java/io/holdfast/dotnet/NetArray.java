package io.holdfast.dotnet;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of anything but bytes, which are a byte[]. */
public final class NetArray implements NetIList {

    private final TypeRef element;
    private final @Nullable Object[] items;

    /** @param items not copied */
    public NetArray(TypeRef element, @Nullable Object[] items) {
        this.element = element;
        this.items = items;
    }

    public static NetArray ofStrings(List<String> items) {
        return new NetArray(TypeRefs.STRING, items.toArray());
    }

    @Override
    public TypeRef netType() {
        return new TypeRef.Array(element);
    }

    public TypeRef element() {
        return element;
    }

    public int length() {
        return items.length;
    }

    @Override
    public int count() {
        return items.length;
    }

    /** The array itself. */
    public @Nullable Object[] items() {
        return items;
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < 0 || index >= items.length) {
            throw NetException.indexOutOfRange();
        }
        return items[index];
    }

    @Override
    public void set(int index, @Nullable Object value) {
        if (index < 0 || index >= items.length) {
            throw NetException.indexOutOfRange();
        }
        items[index] = value;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return Arrays.asList(items).iterator();
    }
}
