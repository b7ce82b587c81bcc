package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The function whose body is bound. */
final class Function {

    /** What its returns must give; null where that follows from them. */
    final @Nullable TypeRef result;

    /** Values that were returned, where the type follows from them. */
    final List<Bound> returned = new ArrayList<>();

    /** Of the expression itself: it must give something, whatever it is. */
    boolean needsValue;

    int loops;
    int switches;

    Function(@Nullable TypeRef result) {
        this.result = result;
    }

    /** The type that all of them have; void where nothing is returned, null if there is none. */
    @Nullable
    TypeRef common(Binder binder) {
        return returned.isEmpty() ? Types.VOID : CommonType.of(binder, returned);
    }
}
