package io.holdfast.formats;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link DescriptionMutationTest}, by hand: CONTRIBUTING.md says how. */
class DescriptionFuzz {

    @MethodSource("openApis")
    @FuzzTest(maxDuration = "5m")
    void openApi(byte @NotNull [] text) {
        DescriptionMutationTest.checkOpenApi(text);
    }

    @MethodSource("wsdls")
    @FuzzTest(maxDuration = "5m")
    void wsdl(byte @NotNull [] text) {
        DescriptionMutationTest.checkWsdl(text);
    }

    @MethodSource("wadls")
    @FuzzTest(maxDuration = "5m")
    void wadl(byte @NotNull [] text) {
        DescriptionMutationTest.checkWadl(text);
    }

    static Stream<byte[]> openApis() {
        return DescriptionMutationTest.openApis();
    }

    static Stream<byte[]> wsdls() {
        return DescriptionMutationTest.wsdls();
    }

    static Stream<byte[]> wadls() {
        return DescriptionMutationTest.wadls();
    }
}
