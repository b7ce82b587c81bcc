package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C#'s best common type. */
final class CommonType {

    private CommonType() {}

    /** The type of one of them that all others convert to; null if there is none, or nothing has a type. */
    static @Nullable TypeRef of(Binder binder, List<Bound> values) {
        for (Bound each : values) {
            if (each instanceof Bound.Value value && value.isError()) {
                return Types.ERROR;
            }
        }
        for (Bound each : values) {
            if (each instanceof Bound.Value value
                    && !value.isNull()
                    && !Types.isVoid(value.type())
                    && values.stream().allMatch(other -> binder.conversions.implicit(other, value.type()) != null)) {
                return value.type();
            }
        }
        return null;
    }
}
