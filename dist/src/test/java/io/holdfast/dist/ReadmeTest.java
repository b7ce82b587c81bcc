package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README promises in its first screen. */
class ReadmeTest {

    private static final Pattern ELEMENT = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (yes|fails closed) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    private static Stream<String> first(String page, Pattern pattern) {
        return pattern.matcher(page).results().map(match -> match.group(1));
    }

    private static List<String> elements(String runs) throws IOException {
        return ELEMENT.matcher(Files.readString(Project.root().resolve("docs/policies.md")))
                .results()
                .filter(element -> element.group(2).equals(runs))
                .map(element -> element.group(1))
                .toList();
    }

    private static String row(String heading) throws IOException {
        return Files.readAllLines(Project.root().resolve("README.md")).stream()
                .limit(40)
                .filter(line -> line.startsWith("| **" + heading + "** |"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesEveryPolicyThatRunsAndNoOther() throws IOException {
        assertThat(first(row("runs"), NAME)).containsExactlyElementsOf(elements("yes"));
    }

    @Test
    void namesNothingAsNotRunningThatRuns() throws IOException {
        assertThat(elements("fails closed"))
                .containsAll(first(row("does not run yet"), NAME).toList());
    }
}
