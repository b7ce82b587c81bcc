package io.holdfast.dotnet.xml;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the target of {@link XmlMutationTest}, by hand: CONTRIBUTING.md says how. */
class XmlFuzz {

    @MethodSource("documents")
    @FuzzTest(maxDuration = "5m")
    void xml(byte @NotNull [] text) {
        XmlMutationTest.check(text);
    }

    static Stream<byte[]> documents() {
        return XmlMutationTest.documents();
    }
}
