package io.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * docs/resources.md says what the catalog says. After a change of the catalog, run this test with
 * {@code -Dholdfast.docs=write} and look at the difference.
 */
class ResourcesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "resources.md");

    @Test
    void saysWhatTheCatalogSays() throws IOException {
        String page = ResourcesPage.of(Catalog.load());
        if ("write".equals(System.getProperty("holdfast.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run this test with -Dholdfast.docs=write").hasContent(page);
    }
}
