package io.holdfast.server.settings;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** What is wrong with a file that is no YAML, without what stands there: that may be a secret. */
final class BrokenYaml {

    /** How the parser quotes the line that it failed at, and points to a character of it. */
    private static final String QUOTE = "    ";

    /** Shorter words say nothing. */
    private static final int LEAST = 4;

    private BrokenYaml() {}

    static String problem(JacksonException failure, String text) {
        return failure.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(QUOTE))
                .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                .map(word -> word.length() >= LEAST && text.contains(word) ? "…" : word)
                .collect(Collectors.joining(" "));
    }
}
