package io.holdfast.gateway;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link RequestMutationTest}, by hand: CONTRIBUTING.md says how. */
class RequestFuzz {

    @MethodSource("requests")
    @FuzzTest(maxDuration = "5m")
    void request(byte @NotNull [] bytes) {
        RequestMutationTest.check(bytes);
    }

    static Stream<byte[]> requests() {
        return RequestMutationTest.requests();
    }
}
