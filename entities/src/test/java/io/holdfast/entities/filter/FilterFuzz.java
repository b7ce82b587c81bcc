package io.holdfast.entities.filter;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link FilterMutationTest}, by hand: CONTRIBUTING.md says how. */
class FilterFuzz {

    @MethodSource("filters")
    @FuzzTest(maxDuration = "5m")
    void filter(byte @NotNull [] text) {
        FilterMutationTest.check(text);
    }

    static Stream<byte[]> filters() {
        return FilterMutationTest.filters();
    }
}
