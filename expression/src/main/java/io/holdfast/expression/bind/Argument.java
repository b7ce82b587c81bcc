package io.holdfast.expression.bind;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a call.
 *
 * @param mode {@code out}, {@code ref}, {@code in} or empty
 */
record Argument(int at, @Nullable String name, String mode, Bound value) {

    boolean isOut() {
        return mode.equals("out");
    }

    static Argument of(Bound value) {
        return new Argument(value.at(), null, "", value);
    }
}
