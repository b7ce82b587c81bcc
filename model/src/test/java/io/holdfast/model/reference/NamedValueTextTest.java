package io.holdfast.model.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValueTextTest {

    private static final Map<String, String> VALUES = Map.of("a", "1", "Team.b_c-d", "{{a}}$1\\");

    @ParameterizedTest
    @ValueSource(
            strings = {"{{a}}", "{{ a }}", "{{a }}", "{{\t\r\na}}", "x{{a}}y", "{{{a}}}", "{{b {{a}}", "{{{{a}}}}"})
    void findsAReferenceWithOrWithoutBlanks(String text) {
        assertThat(NamedValueText.in(text)).isTrue();
        assertThat(NamedValueText.references(text))
                .extracting(NamedValueText.Found::name)
                .containsExactly("a");
        assertThat(NamedValueText.names(text, "a")).isTrue();
        assertThat(NamedValueText.names(text, "A")).isFalse();
        assertThat(NamedValueText.resolved(text, VALUES::get)).contains("1").doesNotContain("{{a}}");
        assertThat(NamedValueText.references(NamedValueText.renamed(text, "a", "z")))
                .extracting(NamedValueText.Found::name)
                .containsExactly("z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "{a}",
                "{{}}",
                "{{ }}",
                "{{a b}}",
                "{{a|b}}",
                "{{ a | Upcase }}",
                "{{a}",
                "{a}}",
                "{{-a.b: c}}",
                "{{é}}",
                "{{\u00a0a}}",
                "{{vars['a']}}"
            })
    void everythingElseIsText(String text) {
        assertThat(NamedValueText.in(text)).isFalse();
        assertThat(NamedValueText.references(text)).isEmpty();
        assertThat(NamedValueText.resolved(text, name -> "no")).isEqualTo(text);
        assertThat(NamedValueText.renamed(text, "a", "z")).isEqualTo(text);
        assertThat(NamedValueText.only(text)).isFalse();
    }

    @Test
    void namesHaveAtMost256Characters() {
        assertThat(NamedValueText.in("{{" + "n".repeat(256) + "}}")).isTrue();
        assertThat(NamedValueText.in("{{" + "n".repeat(257) + "}}")).isFalse();
    }

    @Test
    void valuesArePutInOnceAndUnknownOnesStayAsTheyAreWritten() {
        assertThat(NamedValueText.resolved("{{Team.b_c-d}} {{ a }} {{ x }}{{X}}", VALUES::get))
                .isEqualTo("{{a}}$1\\ 1 {{ x }}{{X}}");
    }

    @Test
    void saysWhereReferencesStand() {
        assertThat(NamedValueText.references("-{{ a }}{{b}}"))
                .isEqualTo(List.of(new NamedValueText.Found("a", 1, 8), new NamedValueText.Found("b", 8, 13)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{a}}", "{{ a }}", "{{a}}{{b}}", "Bearer {{a}}", "Shared-Key {{ a }}{{b}}"})
    void aTextOfReferencesOnlyIsNoSecret(String text) {
        assertThat(NamedValueText.only(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{a}} ", "{{a}}b", "Basic dXNlcjpwYXNz{{a}}", "secret-{{a}}", "a b {{a}}", "{{a}} {{b}}"})
    void aTextWithSomethingOfItsOwnMayBeOne(String text) {
        assertThat(NamedValueText.only(text)).isFalse();
    }

    /** A text that would take a matcher that goes back more than its length; one thousand times what it takes here would be seen. */
    @Test
    void hostileTextsCostWhatTheyAreLong() {
        String blanks = ("{{" + " ".repeat(500)).repeat(2_000);
        String names = ("{{" + "a".repeat(300)).repeat(3_000);
        assertThat(NamedValueText.references(blanks)).isEmpty();
        assertThat(NamedValueText.references(names)).isEmpty();
        assertThat(NamedValueText.only(names)).isFalse();
        assertThat(NamedValueText.only("{{a}}".repeat(50_000) + "!")).isFalse();
    }
}
