package io.holdfast.model.template;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link UrlTemplateMutationTest}, by hand: CONTRIBUTING.md says how. */
class UrlTemplateFuzz {

    @MethodSource("templates")
    @FuzzTest(maxDuration = "5m")
    void template(byte @NotNull [] text) {
        UrlTemplateMutationTest.check(text);
    }

    static Stream<byte[]> templates() {
        return UrlTemplateMutationTest.templates();
    }
}
