package io.holdfast.model.testing;

import java.util.Random;

/**
 * What tests that draw at random have in common: other seeds in every run, a failure that names its own, {@code -Dseed=N} to
 * repeat it, {@code -Dsoak} or {@code -Dsoak=TIMES} to go on for longer by hand.
 */
public final class Seed {

    private static final int SOAK = 20;

    private Seed() {}

    /** The first of a run. */
    public static long first() {
        return Long.getLong("seed", new Random().nextLong());
    }

    /** For messages of failures. */
    public static String repeat(long seed) {
        return "repeat with -Dseed=" + seed;
    }

    /** As many rounds as usual, or so many times more. */
    public static int rounds(int usual) {
        String soak = System.getProperty("soak");
        if (soak == null) {
            return usual;
        }
        // Maven gives an option without a value the value "true".
        boolean plain = soak.isEmpty() || soak.equals("true");
        return Math.multiplyExact(usual, plain ? SOAK : Integer.parseInt(soak));
    }
}
