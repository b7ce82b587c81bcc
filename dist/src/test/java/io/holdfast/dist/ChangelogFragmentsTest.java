package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogFragmentsTest {

    @TempDir
    Path root;

    private void fragment(String name, String text) throws IOException {
        Path directory = Files.createDirectories(root.resolve("changelog/unreleased"));
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/cli.md"), "");
        Files.writeString(directory.resolve(name), text);
    }

    @Test
    void allOfOursAreInOrder() throws IOException {
        assertThat(new ChangelogFragments(Project.root()).faults()).isEmpty();
    }

    @Test
    void eachFaultNamesItsFile() throws IOException {
        fragment(
                "good.md",
                "### Fixed\n- See [cli](../../docs/cli.md#x) and <https://example.org>, [there](https://example.org/a).\n");
        fragment("Bad_Name.md", "### Fixed\n- It.\n");
        fragment("no-ending.txt", "### Fixed\n- It.\n");
        fragment("nothing.md", "\n");
        fragment("far.md", "### Fixed\n- See [far](../../docs/far.md).\n");
        fragment("near.md", "### Fixed\n- See [cli](docs/cli.md).\n");

        assertThat(new ChangelogFragments(root).faults())
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).contains("Bad_Name.md", "title-of-the-change.md"),
                        fault -> assertThat(fault).contains("no-ending.txt"),
                        fault -> assertThat(fault).contains("nothing.md", "says nothing"),
                        fault -> assertThat(fault).contains("far.md", "leads nowhere"),
                        fault -> assertThat(fault).contains("near.md", "../../docs/"));
    }

    @Test
    void noneIsFineBetweenReleases() throws IOException {
        assertThat(new ChangelogFragments(root).faults()).isEmpty();
    }
}
