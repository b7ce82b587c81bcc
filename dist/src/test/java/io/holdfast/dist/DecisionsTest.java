package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of docs/design: numbered, at most a page each, and found in the index under their titles. */
class DecisionsTest {

    private static final int PAGE = 60;

    private static List<Path> pages() throws IOException {
        try (var files = Files.list(Project.root().resolve("docs/design"))) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    @Test
    void eachIsNumberedAndHasAtMostAPage() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(5).allSatisfy(page -> {
            assertThat(page.getFileName().toString()).matches("\\d{3}(-[a-z0-9]+)+\\.md");
            assertThat(Files.readAllLines(page)).hasSizeLessThanOrEqualTo(PAGE);
        });
        assertThat(pages().stream().map(page -> page.getFileName().toString().substring(0, 3)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theIndexNamesEachByItsTitle() throws IOException {
        String index = Files.readString(Project.root().resolve("docs/design/README.md"));

        assertThat(pages()).allSatisfy(page -> {
            String name = page.getFileName().toString();
            String title = Files.readAllLines(page).getFirst().replaceFirst("^# ", "");
            assertThat(index).contains("| [" + name.substring(0, 3) + "](" + name + ") | " + title + " |");
        });
    }
}
