package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetException;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** An iterator that ends with .NET's exception when the collection is changed under it. */
abstract class Watched implements Iterator<@Nullable Object> {

    private final Iterator<? extends @Nullable Object> each;
    private int seen = -1;

    Watched(Iterator<? extends @Nullable Object> each) {
        this.each = each;
    }

    /** Counts the changes. */
    abstract int version();

    private void look() {
        if (seen < 0) {
            seen = version();
        } else if (seen != version()) {
            throw changed();
        }
    }

    private static NetException changed() {
        return NetException.invalidOperation("Collection was modified; enumeration operation may not execute.");
    }

    @Override
    public boolean hasNext() {
        look();
        return each.hasNext();
    }

    @Override
    public @Nullable Object next() {
        look();
        try {
            return each.next();
        } catch (ConcurrentModificationException e) {
            throw changed();
        }
    }
}
