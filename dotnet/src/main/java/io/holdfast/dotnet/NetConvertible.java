package io.holdfast.dotnet;

import org.jspecify.annotations.Nullable;

/** {@code IConvertible} of a value that holds another: a JSON value in {@code Convert.ToInt32(object)}. */
public interface NetConvertible {

    /** The number, text, truth, date or null that it holds. */
    @Nullable
    Object primitive();
}
