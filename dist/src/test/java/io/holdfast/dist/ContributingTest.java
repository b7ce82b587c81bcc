package io.holdfast.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md names what there is. */
class ContributingTest {

    /** {@code | archive | `ArchiveReaderFuzzTest` | `container`, `manifest` |} */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z-]+) \\| `(\\w+)` \\| (.*) \\|$");

    private static final Pattern TARGET = Pattern.compile("@FuzzTest\\b[^{;]*?\\bvoid (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("-pl (\\S+) [^`]*?-Dtest='?(\\w+)");

    private static String page() throws IOException {
        return Files.readString(Project.root().resolve("CONTRIBUTING.md"));
    }

    @Test
    void theTableOfFuzzTargetsHasAllOfThem() throws IOException {
        var told = new TreeSet<String>();
        ROW.matcher(page())
                .results()
                .forEach(row -> Stream.of(row.group(3).split(", "))
                        .forEach(
                                target -> told.add(row.group(1) + " " + row.group(2) + " " + target.replace("`", ""))));

        assertThat(told)
                .as("the table of fuzz targets in CONTRIBUTING.md, which has a row for each class")
                .isNotEmpty()
                .isEqualTo(targets());
    }

    private static TreeSet<String> targets() throws IOException {
        var targets = new TreeSet<String>();
        try (Stream<Path> rooms = Files.list(Project.root())) {
            for (Path room : rooms.filter(each -> Files.isDirectory(each.resolve("src/test/java")))
                    .toList()) {
                try (Stream<Path> tests = Files.walk(room.resolve("src/test/java"))) {
                    for (Path test : tests.filter(each -> each.toString().endsWith(".java"))
                            .toList()) {
                        String name = test.getFileName().toString().replace(".java", "");
                        TARGET.matcher(Files.readString(test))
                                .results()
                                .forEach(found -> targets.add(room.getFileName() + " " + name + " " + found.group(1)));
                    }
                }
            }
        }
        return targets;
    }

    @Test
    void theCommandsRunTestsThatThereAre() throws IOException {
        var commands = COMMAND.matcher(page()).results().toList();

        assertThat(commands).hasSizeGreaterThan(4).allSatisfy(command -> {
            try (Stream<Path> tests = Files.walk(Project.root().resolve(command.group(1) + "/src/test/java"))) {
                assertThat(tests).as(command.group()).anyMatch(test -> test.endsWith(command.group(2) + ".java"));
            }
        });
    }
}
