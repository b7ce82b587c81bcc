package io.holdfast.dotnet.collections;

import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetPair;
import io.holdfast.dotnet.TypeRefs;
import org.jspecify.annotations.Nullable;

/** What is given where there is nothing. */
final class Zeros {

    private Zeros() {}

    /** The zero of a dictionary's values. */
    static @Nullable Object valueOf(NetObject dictionary) {
        return TypeRefs.zero(Elements.elementType(dictionary)) instanceof NetPair pair ? pair.value() : null;
    }
}
