package io.holdfast.policy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link PolicyMutationTest}, by hand: CONTRIBUTING.md says how. */
class PolicyFuzz {

    @MethodSource("documents")
    @FuzzTest(maxDuration = "5m")
    void document(byte @NotNull [] text) {
        PolicyMutationTest.check(text);
    }

    static Stream<byte[]> documents() {
        return PolicyMutationTest.documents();
    }
}
