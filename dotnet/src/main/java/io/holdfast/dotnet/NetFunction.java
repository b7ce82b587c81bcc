package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** The value of a delegate: {@code Func<…>}, {@code Action<…>}, {@code Predicate<T>}. */
@FunctionalInterface
public interface NetFunction {

    /** @return null from an action */
    @Nullable
    Object call(@Nullable Object... arguments);
}
