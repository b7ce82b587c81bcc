package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that name a test for every promise: the rules of recovery, the threat model. */
class RulesPageTest {

    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+Test)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/recovery-rules.md", "docs/threat-model.md"})
    void everyTestThatItNamesIsThere(String page) throws IOException {
        Path root = Runbook.root();
        Set<String> named = TEST.matcher(Files.readString(root.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there;
        try (var files = Files.walk(root)) {
            there = files.filter(file -> file.toString().contains("src/test/java"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(there).containsAll(named);
    }
}
