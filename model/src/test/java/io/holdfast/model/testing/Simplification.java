package io.holdfast.model.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/** Draws again with fewer and smaller numbers, as long as it fails and for some seconds at most. */
final class Simplification<T> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_CUT = 16;

    private final Function<Draw, T> cases;
    private final Property.Check<T> check;
    private final long end = System.nanoTime() + PATIENCE.toNanos();

    Simplification(Function<Draw, T> cases, Property.Check<T> check) {
        this.cases = cases;
        this.check = check;
    }

    Attempt of(Attempt failed) {
        Attempt simplest = failed;
        Attempt before;
        do {
            before = simplest;
            simplest = smaller(shorter(simplest));
        } while (simplest != before && System.nanoTime() < end);
        return simplest;
    }

    private Attempt shorter(Attempt found) {
        Attempt simplest = found;
        for (int length = LONGEST_CUT; length > 0; length /= 2) {
            for (int from = simplest.numbers().length - length; from >= 0; from--) {
                // What was cut off before may have left fewer.
                if (from + length <= simplest.numbers().length) {
                    simplest = better(simplest, without(simplest.numbers(), from, length));
                }
            }
        }
        return simplest;
    }

    private Attempt smaller(Attempt found) {
        Attempt simplest = found;
        for (int at = 0; at < simplest.numbers().length; at++) {
            // The largest step that still fails, and then the ones that are left.
            for (long step = simplest.numbers()[at]; step > 0; step /= 2) {
                if (at < simplest.numbers().length && simplest.numbers()[at] >= step) {
                    simplest = better(simplest, less(simplest.numbers(), at, step));
                }
            }
        }
        return simplest;
    }

    private Attempt better(Attempt simplest, long[] numbers) {
        if (System.nanoTime() > end) {
            return simplest;
        }
        Attempt attempt = Attempt.of(Draw.again(numbers), cases, check);
        return attempt.failsLike(simplest) && attempt.simplerThan(simplest) ? attempt : simplest;
    }

    private static long[] without(long[] numbers, int from, int length) {
        long[] fewer = Arrays.copyOf(numbers, numbers.length - length);
        System.arraycopy(numbers, from + length, fewer, from, fewer.length - from);
        return fewer;
    }

    private static long[] less(long[] numbers, int at, long step) {
        long[] changed = numbers.clone();
        changed[at] -= step;
        return changed;
    }
}
