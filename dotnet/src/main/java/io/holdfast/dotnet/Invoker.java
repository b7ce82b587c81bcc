package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** What a member does. Arguments have the types of its signature; optional ones and arrays of {@code params} are filled in. */
@FunctionalInterface
public interface Invoker {

    /**
     * @param self null for what is static; never null for what belongs to an object
     * @throws NetException as .NET would
     */
    @Nullable
    Object invoke(Work work, @Nullable Object self, @Nullable Object[] arguments);

    /** A member that must know the types that it is used with: {@code new List<T>()}, {@code Cast<T>()}. */
    @FunctionalInterface
    interface Generic {

        /** @param types the arguments of the method; for a constructor, those of its type */
        @Nullable
        Object invoke(Work work, TypeRef[] types, @Nullable Object self, @Nullable Object[] arguments);
    }
}
