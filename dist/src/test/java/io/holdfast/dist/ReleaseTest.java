package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of RELEASING.md that change files, on a copy of what they change here. */
class ReleaseTest {

    @TempDir
    Path root;

    @BeforeEach
    void copy() throws IOException {
        Path ours = Project.root();
        try (var files = Files.walk(ours, 3)) {
            for (Path file : files.filter(this::isChanged).toList()) {
                Path to = root.resolve(ours.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        // Between a release and the next change there is none of ours.
        Files.createDirectories(root.resolve("changelog/unreleased"));
        Files.writeString(
                root.resolve("changelog/unreleased/a-change.md"), "### Fixed\n- See [here](../../CHANGELOG.md).\n");
        new Poms(root).version("0.8.0-SNAPSHOT");
    }

    private boolean isChanged(Path file) {
        String path = Project.root().relativize(file).toString();
        return path.equals("CHANGELOG.md") || path.matches("(changelog/unreleased|docs)/.*\\.md|([a-z-]+/)?pom\\.xml");
    }

    private Map<Path, String> poms() throws IOException {
        try (var files = Files.walk(root, 2)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .collect(Collectors.toMap(file -> file, ReleaseTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void prepareGathersWhatChangedAndSetsTheVersionEverywhere() throws IOException {
        String before = Files.readString(root.resolve("CHANGELOG.md"));
        List<String> items = new ChangelogFragments(root)
                .read(root.resolve("changelog/unreleased/a-change.md")).items().values().stream()
                        .flatMap(List::stream)
                        .toList();

        Release.run(root, "prepare", "0.8.0", "2026-12-24");

        String changelog = Files.readString(root.resolve("CHANGELOG.md"));
        assertThat(changelog).contains("## Unreleased\n\nNewer changes", "\n## 0.8.0, 2026-12-24\n\n### ");
        assertThat(changelog.substring(changelog.indexOf("## 0.8.0")))
                .contains(items)
                .contains("- See [here](CHANGELOG.md).");
        assertThat(changelog.lines().filter(line -> line.startsWith("  ") || line.startsWith("- ")))
                .as("nothing that stood there before is lost")
                .containsAll(before.lines()
                        .filter(line -> line.startsWith("  ") || line.startsWith("- "))
                        .toList());
        assertThat(changelog).as("links of fragments lead from the root now").doesNotContain("](../../");
        assertThat(new ChangelogFragments(root).files()).isEmpty();
        assertThat(poms())
                .hasSizeGreaterThan(10)
                .allSatisfy((pom, text) -> assertThat(text)
                        .contains("<artifactId>holdfast</artifactId>\n", "<version>0.8.0</version>")
                        .doesNotContain("0.8.0-SNAPSHOT"));
        assertThat(text(root.resolve("pom.xml")))
                .contains("<project.build.outputTimestamp>2026-12-24T00:00:00Z</project.build.outputTimestamp>");
    }

    @Test
    void theNextReleaseStandsAboveTheOneBefore() throws IOException {
        Release.run(root, "prepare", "0.8.0", "2026-12-24");
        Release.run(root, "next", "0.9.0");
        assertThat(new Poms(root).version()).isEqualTo("0.9.0-SNAPSHOT");
        Files.writeString(root.resolve("changelog/unreleased/another.md"), "### Added\n- More.\n");

        Release.run(root, "prepare", "0.9.0-rc.1", "2027-01-02");

        assertThat(Files.readString(root.resolve("CHANGELOG.md")))
                .contains("\n\n## 0.9.0-rc.1, 2027-01-02\n\n### Added\n- More.\n\n## 0.8.0, 2026-12-24\n\n### ");
    }

    @Test
    void nothingIsWrittenWhenAFragmentIsWrong() throws IOException {
        Files.writeString(root.resolve("changelog/unreleased/wrong.md"), "Fixed: it\n");
        String before = Files.readString(root.resolve("CHANGELOG.md"));

        assertThatThrownBy(() -> Release.run(root, "check")).hasMessageContaining("wrong.md, line 1");
        assertThatThrownBy(() -> Release.run(root, "prepare", "0.8.0")).hasMessageContaining("wrong.md, line 1");

        assertThat(root.resolve("CHANGELOG.md")).hasContent(before);
        assertThat(new Poms(root).version()).isEqualTo("0.8.0-SNAPSHOT");
    }

    @Test
    void aReleaseIsNotPreparedTwice() throws IOException {
        Release.run(root, "prepare", "0.8.0");

        assertThatThrownBy(() -> Release.run(root, "prepare", "0.8.1")).hasMessageContaining("already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "release",
                "prepare",
                "prepare 1",
                "prepare v1.0.0",
                "prepare 1.0.0 Monday",
                "next",
                "next 1.0.0-SNAPSHOT"
            })
    void argumentsThatAreWrongAreRefusedWithAnExample(String arguments) throws IOException {
        String before = Files.readString(root.resolve("CHANGELOG.md"));

        assertThatThrownBy(() -> Release.run(root, arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(say '|write it as ).*");

        assertThat(root.resolve("CHANGELOG.md")).hasContent(before);
    }
}
