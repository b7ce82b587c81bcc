package io.holdfast.liquid;

import org.jspecify.annotations.Nullable;

/** Something with members that templates may ask for. */
public interface LiquidObject {

    /** @return null if there is no such member */
    @Nullable
    Object get(String name);
}
