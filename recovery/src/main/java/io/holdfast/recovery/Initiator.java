package io.holdfast.recovery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who asks for the runs that are begun at the moment; runs remember it. */
public final class Initiator {

    private static final ScopedValue<String> NAME = ScopedValue.newInstance();

    private static final int MOST = 256;

    private Initiator() {}

    /** Does {@code work}; runs that it begins are {@code name}'s. */
    public static <T> T asks(String name, Supplier<T> work) {
        return ScopedValue.where(NAME, shortened(name)).call(work::get);
    }

    /** A name as runs keep it: names come from tokens. */
    public static String shortened(String name) {
        return name.length() <= MOST ? name : name.substring(0, MOST);
    }

    static @Nullable String current() {
        return NAME.isBound() ? NAME.get() : null;
    }
}
