package io.holdfast.expression;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the target of {@link ExpressionMutationTest}, by hand: CONTRIBUTING.md says how. */
class ExpressionFuzz {

    @MethodSource("expressions")
    @FuzzTest(maxDuration = "5m")
    void expression(byte @NotNull [] text) {
        ExpressionMutationTest.check(text);
    }

    static Stream<byte[]> expressions() {
        return ExpressionMutationTest.expressions();
    }
}
