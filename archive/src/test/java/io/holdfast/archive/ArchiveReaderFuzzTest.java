package io.holdfast.archive;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Coverage-guided fuzzing with Jazzer. In an ordinary build each target runs its seeds and what was ever found; with
 * {@code JAZZER_FUZZ=1} one of them is fuzzed, see CONTRIBUTING.md. {@link ArchiveMutationTest} breaks the same seeds in
 * every build.
 */
class ArchiveReaderFuzzTest {

    @MethodSource("containers")
    @FuzzTest(maxDuration = "5m")
    void container(byte @NotNull [] archive) throws IOException {
        FuzzTargets.container(archive);
    }

    @MethodSource("manifests")
    @FuzzTest(maxDuration = "5m")
    void manifest(byte @NotNull [] manifest) throws IOException {
        FuzzTargets.manifest(manifest);
    }

    @MethodSource("frames")
    @FuzzTest(maxDuration = "5m")
    void frame(byte @NotNull [] stored) throws IOException {
        FuzzTargets.frame(stored);
    }

    @MethodSource("lines")
    @FuzzTest(maxDuration = "5m")
    void records(byte @NotNull [] content) throws IOException {
        FuzzTargets.records(content);
    }

    static Stream<byte[]> containers() throws IOException {
        return FuzzTargets.containers();
    }

    static Stream<byte[]> manifests() throws IOException {
        return FuzzTargets.manifests();
    }

    static Stream<byte[]> frames() throws IOException {
        return FuzzTargets.frames();
    }

    static Stream<byte[]> lines() {
        return FuzzTargets.lines();
    }
}
