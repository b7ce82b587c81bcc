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

/** Names of tests are sentences in one spelling, {@code aDeletedBlobIsGone}, and those of their classes ones that Maven runs. */
class TestNamesTest {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    /** A method that is declared, or a rule of the architecture; constants are no methods. */
    private static final Pattern DECLARED = Pattern.compile(
            "(?m)^ +(?:[a-z]+ )*"
                    + "(?:(?:void|[A-Z]\\w*(?:<.*>)?(?:\\[])*|boolean|int|long|byte\\[]) (?=\\w+\\()|ArchRule )([a-z]\\w*_\\w*)");

    private static final Pattern TEST =
            Pattern.compile("(?m)^ +@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|FuzzTest|ArchTest)\\b");

    /** What Maven runs without being asked, what others extend or include, and what is run by hand or for a release. */
    private static final Pattern RUN =
            Pattern.compile("Test.*|.*(?:Test|Tests|TestCase)|.*Contract|RoomRules|.*Fuzz|GoldenMaker|UnpackedArchive");

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

    private static boolean runs(Path file, String source) {
        String name = file.getFileName().toString().replaceFirst("\\.java$", "");
        return !TEST.matcher(source).find() || RUN.matcher(name).matches();
    }

    @Test
    void noneHasANameThatMavenPassesOver() throws IOException {
        var passedOver = new ArrayList<Path>();
        for (Path test : tests()) {
            if (!runs(test, Files.readString(test))) {
                passedOver.add(test);
            }
        }

        assertThat(passedOver).as("end the name of the class in Test").isEmpty();
        assertThat(runs(Path.of("BudgetProperties.java"), "    @Test\n    void holds() {}\n"))
                .isFalse();
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
