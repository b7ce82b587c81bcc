package io.holdfast.archive;

import io.holdfast.model.testing.Mutations;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Breaks good archives at random, a few thousand times in every build, with the targets and seeds of {@link ArchiveReaderFuzzTest}. */
class ArchiveMutationTest {

    private static final String[] WORDS = {
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "-1",
        "1e999",
        "99999999999999999999",
        "\n",
        "../"
    };

    @TestFactory
    Stream<DynamicTest> brokenInputIsRefusedInWords() throws IOException {
        return Stream.of(
                Mutations.test("container", FuzzTargets.containers(), FuzzTargets::container, WORDS),
                Mutations.test("manifest", FuzzTargets.manifests(), FuzzTargets::manifest, WORDS),
                Mutations.test("frame", FuzzTargets.frames(), FuzzTargets::frame, WORDS),
                Mutations.test("records", FuzzTargets.lines(), FuzzTargets::records, WORDS));
    }
}
