package io.holdfast.expression;

import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import java.util.List;

/**
 * What expressions may name: all described types of {@link io.holdfast.dotnet.NetTypes}, further types, and one name for the root
 * object of an evaluation.
 *
 * @param types further types; those that signatures name must be among the described ones
 * @param rootName for example {@code context}
 * @param rootType its type
 */
public record Surface(List<NetType> types, String rootName, TypeRef rootType) {

    public Surface {
        types = List.copyOf(types);
    }
}
