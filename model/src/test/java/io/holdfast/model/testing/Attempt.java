package io.holdfast.model.testing;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One case, and what became of it: no failure if it passed. */
record Attempt(long[] numbers, String drawn, @Nullable Throwable failure) {

    static <T> Attempt of(Draw draw, Function<Draw, T> cases, Property.Check<T> check) {
        String drawn = "nothing";
        try {
            T each = cases.apply(draw);
            drawn = String.valueOf(each);
            check.on(each);
            return new Attempt(draw.drawn(), drawn, null);
        } catch (Throwable e) {
            return new Attempt(draw.drawn(), drawn, e);
        }
    }

    /** Whether it fails for what looks like the same reason. */
    boolean failsLike(Attempt other) {
        return failure != null && other.failure != null && failure.getClass() == other.failure.getClass();
    }

    /** Fewer numbers are simpler; of as many, those that are smaller first. */
    boolean simplerThan(Attempt other) {
        if (numbers.length != other.numbers.length) {
            return numbers.length < other.numbers.length;
        }
        return Arrays.compare(numbers, other.numbers) < 0;
    }
}
