package io.holdfast.liquid;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the target of {@link LiquidMutationTest}, by hand: CONTRIBUTING.md says how. */
class LiquidFuzz {

    @MethodSource("templates")
    @FuzzTest(maxDuration = "5m")
    void template(byte @NotNull [] text) {
        LiquidMutationTest.check(text);
    }

    static Stream<byte[]> templates() {
        return LiquidMutationTest.templates();
    }
}
