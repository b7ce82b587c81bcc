package io.holdfast.dotnet.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Coverage-guided fuzzing of the targets of {@link JsonMutationTest}, by hand: CONTRIBUTING.md says how. */
class JsonFuzz {

    @MethodSource("jsons")
    @FuzzTest(maxDuration = "5m")
    void json(byte @NotNull [] text) {
        JsonMutationTest.checkJson(text);
    }

    @MethodSource("paths")
    @FuzzTest(maxDuration = "5m")
    void path(byte @NotNull [] text) {
        JsonMutationTest.checkPath(text);
    }

    static Stream<byte[]> jsons() {
        return JsonMutationTest.jsons();
    }

    static Stream<byte[]> paths() {
        return JsonMutationTest.paths();
    }
}
