package io.holdfast.recovery.schedule;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link CronMutationTest}, by hand: CONTRIBUTING.md says how. */
class CronFuzz {

    @MethodSource("crons")
    @FuzzTest(maxDuration = "5m")
    void cron(byte @NotNull [] text) {
        CronMutationTest.check(text);
    }

    static Stream<byte[]> crons() {
        return CronMutationTest.crons();
    }
}
