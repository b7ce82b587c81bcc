package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** A {@code KeyValuePair<TKey, TValue>}. */
public record NetPair(
        TypeRef keyType,
        TypeRef valueType,
        @Nullable Object key,
        @Nullable Object value) implements NetObject {

    @Override
    public TypeRef netType() {
        return TypeRefs.of("System.Collections.Generic.KeyValuePair", keyType, valueType);
    }
}
