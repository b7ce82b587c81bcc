package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of docs/policies.md true. To write it anew: {@code ./mvnw -pl policy -am verify -Dtest=PolicyDocsTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.docs.update=true}.
 */
class PolicyDocsTest {

    private static final Path PAGE = Path.of("..", "docs", "policies.md");
    private static final String BEGIN = "<!-- table of elements: made by PolicyDocsTest -->\n";
    private static final String END = "<!-- end of the table -->\n";

    @Test
    void theTableOfElementsIsTheCodes() throws IOException {
        String page = Files.readString(PAGE);
        String expected = page.substring(0, page.indexOf(BEGIN)) + BEGIN + table() + page.substring(page.indexOf(END));

        if (Boolean.getBoolean("holdfast.docs.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    private static String table() {
        StringBuilder out = new StringBuilder("\n| element | runs | sections | scopes |\n|---|---|---|---|\n");
        for (Declaration element : Run.LANGUAGE.vocabulary().declarations()) {
            boolean runs = Run.LANGUAGE.vocabulary().policy(element.name()) != null;
            out.append("| `%s` | %s | %s | %s |%n"
                    .formatted(element.name(), runs ? "yes" : "fails closed", sections(element), scopes(element)));
        }
        return out.append('\n').toString().replace("\r\n", "\n");
    }

    private static String sections(Declaration element) {
        String names = element.sections().stream().map(Section::element).collect(Collectors.joining(", "));
        if (names.isEmpty() && element.name().endsWith("-data-source")) {
            return "none: it is the document of a resolver";
        }
        return names.isEmpty()
                ? "only inside other elements"
                : element.sections().size() == 4 ? "all" : names;
    }

    private static String scopes(Declaration element) {
        Set<PolicyScope> scopes = element.scopes();
        if (scopes.size() == PolicyScope.values().length - 1 && !scopes.contains(PolicyScope.RESOLVER)) {
            return "all";
        }
        return scopes.stream()
                .map(scope -> scope.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
