package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** An {@code IEnumerator<T>}. */
public final class NetEnumerator implements NetObject {

    private final Object sequence;
    private Iterator<@Nullable Object> rest;
    private @Nullable Object current;

    public NetEnumerator(Object sequence) {
        this.sequence = sequence;
        this.rest = Sequences.of(sequence);
    }

    boolean moveNext() {
        boolean has = rest.hasNext();
        current = has ? rest.next() : null;
        return has;
    }

    @Nullable
    Object current() {
        return current;
    }

    void reset() {
        rest = Sequences.of(sequence);
        current = null;
    }

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic.IEnumerator", Elements.elementType(sequence));
    }
}
