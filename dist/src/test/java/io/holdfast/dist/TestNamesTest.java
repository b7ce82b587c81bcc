package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names of tests are sentences in one spelling: {@code aDeletedBlobIsGone}. */
class TestNamesTest {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    /** A method that is declared, or a rule of the architecture; constants are no methods. */
    private static final Pattern DECLARED = Pattern.compile(
            "(?m)^ +(?:[a-z]+ )*"
                    + "(?:(?:void|[A-Z]\\w*(?:<.*>)?(?:\\[])*|boolean|int|long|byte\\[]) (?=\\w+\\()|ArchRule )([a-z]\\w*_\\w*)");

    private static List<Path> tests() throws IOException {
        var tests = new ArrayList<Path>();
        Files.walkFileTree(Project.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().contains("/src/test/java/")
                        && file.toString().endsWith(".java")) {
                    tests.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }

    private static List<String> otherwise(String source) {
        return DECLARED.matcher(source).results().map(name -> name.group(1)).toList();
    }

    @Test
    void allAreSpelledAlike() throws IOException {
        var otherwise = new ArrayList<String>();
        for (Path test : tests()) {
            otherwise(Files.readString(test)).forEach(name -> otherwise.add(test.getFileName() + ": " + name));
        }

        assertThat(tests()).hasSizeGreaterThan(200);
        assertThat(otherwise)
                .as("write aDeletedBlobIsGone for a_deleted_blob_is_gone")
                .isEmpty();
    }

    @Test
    void everyOtherSpellingIsSeen() {
        assertThat(otherwise("""
                            void one~way() {
                            static final ArchRule another~way = classes()
                            private static Stream<Arguments> cases~of~it(int n) {
                            public static byte[] some~bytes() throws IOException {
                            private static final String SOME_TEXT = "a~b()";
                            void thisOne() { call("x~y"); }
                        """.replace('~', '_')))
                .containsExactly("one_way", "another_way", "cases_of_it", "some_bytes");
    }
}
