package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method, constructor or indexer.
 *
 * @param isOut whether the method gives a value back through it: it is handed a {@link Cell}
 * @param isParams whether it takes all further arguments as an array
 * @param isOptional whether it may be left out; {@code fallback} is then its value
 */
public record Parameter(
        String name,
        TypeRef type,
        boolean isOut,
        boolean isParams,
        boolean isOptional,
        @Nullable Object fallback) {

    /** What an {@code out} argument is put into. */
    public static final class Cell {
        public @Nullable Object value;
    }
}
