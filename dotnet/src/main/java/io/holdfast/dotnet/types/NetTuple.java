package io.holdfast.dotnet.types;

import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import org.jspecify.annotations.Nullable;

/** A value of Tuple; equal to one with equal items. */
final class NetTuple implements NetObject, Comparable<NetTuple> {

    private final TypeRef type;
    final @Nullable Object[] items;

    NetTuple(TypeRef type, @Nullable Object[] items) {
        this.type = type;
        this.items = items;
    }

    @Override
    public TypeRef netType() {
        return type;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof NetTuple tuple) || tuple.items.length != items.length) {
            return false;
        }
        for (int i = 0; i < items.length; i++) {
            if (!Values.equals(items[i], tuple.items[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Object item : items) {
            hash = 31 * hash + (item == null ? 0 : Values.hashCode(item));
        }
        return hash;
    }

    @Override
    public int compareTo(NetTuple other) {
        for (int i = 0; i < items.length; i++) {
            int order = Values.compare(items[i], other.items[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
