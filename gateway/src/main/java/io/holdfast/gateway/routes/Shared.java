package io.holdfast.gateway.routes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hands out one object for equal ones that came lately, so that a table of a million operations does not hold a million equal
 * texts. It forgets what meets another on its place, so it stays small whatever goes through it. Belongs to the store's thread.
 */
final class Shared {

    private static final int PLACES = 4096;

    private final @Nullable Object[] places = new Object[PLACES];

    /** {@code value}, or what is equal to it and of the same class. */
    @SuppressWarnings("unchecked") // what is in the place has the class of what is asked for
    <T> T of(T value) {
        int hash = value.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        Object known = places[place];
        if (known != null && known.getClass() == value.getClass() && known.equals(value)) {
            return (T) known;
        }
        places[place] = value;
        return value;
    }

    /** Holds on to nothing any more; what was handed out is not concerned. */
    void forget() {
        Arrays.fill(places, null);
    }
}
