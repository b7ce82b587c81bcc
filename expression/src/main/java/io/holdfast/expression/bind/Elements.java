package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How elements of a sequence become what a {@code foreach} with a written type takes. */
final class Elements {

    private Elements() {}

    static UnaryOperator<@Nullable Object> of(Binder binder, TypeRef from, TypeRef to) {
        Conversions.Conversion cast = binder.conversions.casts.find(Bound.Value.constantless(0, from), to);
        if (cast != null && io.holdfast.dotnet.TypeRefs.reaches(to, from)) {
            return each -> Values.cast(each, to);
        }
        return java.util.Objects.requireNonNull(cast == null ? null : io.holdfast.expression.run.Nodes.applied(cast));
    }
}
