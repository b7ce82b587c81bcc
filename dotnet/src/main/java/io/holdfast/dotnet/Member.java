package io.holdfast.dotnet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A described member of a type.
 *
 * @param kind what it is
 * @param name .NET's name; {@code .ctor} of constructors, {@code Item} of indexers, {@code op_Addition} and the like of operators
 * @param typeParameters the method's own, such as {@code T}
 * @param parameters in order; of an indexer, its indexes; none of properties and fields
 * @param type what it gives
 * @param isStatic whether it is called on the type
 * @param isExtension whether its first parameter may stand before the dot
 * @param mayRunLong whether it may take more than some microseconds: it loops, or computes over all of a text
 * @param get what it does; reads a property
 * @param set writes a property or indexer, whose value is the last argument; null if it can't be written
 */
public record Member(
        Kind kind,
        String name,
        List<String> typeParameters,
        List<Parameter> parameters,
        TypeRef type,
        boolean isStatic,
        boolean isExtension,
        boolean mayRunLong,
        Invoker.Generic get,
        @Nullable Invoker set) {

    /** Kinds of members. */
    public enum Kind {
        CONSTRUCTOR,
        METHOD,
        PROPERTY,
        INDEXER,
        FIELD
    }
}
