package io.holdfast.model.testing;

import java.util.function.Function;

/**
 * What holds for every case that can be drawn. A failure shows the case that it met and the simplest one that fails likewise, and
 * names its {@link Seed}.
 */
public final class Property {

    private static final int TRIES = 1000;

    private Property() {}

    /** Passes, or throws what is then a failure. */
    public interface Check<T> {
        void on(T drawn) throws Exception;
    }

    /** Checks a thousand cases. */
    public static <T> void holds(Function<Draw, T> cases, Check<T> check) {
        holds(TRIES, cases, check);
    }

    /**
     * Checks so many cases, one after the other.
     *
     * @param cases draws one; its {@code toString} is shown
     * @param check may be called again with a case that failed, and with simpler ones
     */
    public static <T> void holds(int tries, Function<Draw, T> cases, Check<T> check) {
        long first = Seed.first();
        for (long seed = first; seed < first + Seed.rounds(tries); seed++) {
            var attempt = Attempt.of(Draw.from(seed), cases, check);
            if (attempt.failure() != null) {
                throw failed(attempt, new Simplification<>(cases, check).of(attempt), seed);
            }
        }
    }

    private static AssertionError failed(Attempt attempt, Attempt simplest, long seed) {
        return new AssertionError(
                Seed.repeat(seed) + "\ndrawn:    " + attempt.drawn() + "\nsimplest: " + simplest.drawn() + "\n"
                        + simplest.failure(),
                simplest.failure());
    }
}
