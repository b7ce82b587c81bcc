package io.holdfast.model.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A URL template of whatever text is refused with words, or means one thing: written again it takes the same calls, and a segment
 * that a pattern matches gives a value for each of its parameters.
 */
class UrlTemplateMutationTest {

    private static final String[] WORDS = {
        "{",
        "}",
        "{a}",
        "{*a}",
        "{}",
        "{{a}}",
        "/",
        "//",
        "*",
        "?",
        "&",
        "=",
        "%2F",
        "%7B",
        "%zz",
        ".",
        "..",
        ";",
        "\u00e9",
        "\uD83D\uDE00",
        "\u0000",
        " ",
        "?a={b}",
        "-{c}-"
    };

    @TestFactory
    Stream<DynamicTest> brokenTemplatesAreRefusedInWordsOrMeanOneThing() {
        return Stream.of(Mutations.test("template", templates(), UrlTemplateMutationTest::check, WORDS));
    }

    static void check(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        UrlTemplate.problem(text)
                .ifPresent(problem -> assertThat(problem).isNotBlank().hasLineCount(1));
        // What may not be written may still come out of a backup.
        UrlTemplate template = UrlTemplate.parse(text, pattern -> pattern);
        Signature signature = Signature.of("GET", text);
        assertThat(Signature.of("get", text)).isEqualTo(signature);
        assertThat(template.demands()).isNotNegative();
        template.segments().forEach(segment -> segment.matches(Percent.fold("a-b%2Fc")));
        if (UrlTemplate.problem(text).isEmpty()) {
            assertThat(Signature.of("GET", template.toString()))
                    .as(text + " written as " + template)
                    .isEqualTo(signature);
        }
    }

    static Stream<byte[]> templates() {
        return Stream.of(
                        "/pets/{id}",
                        "/pets/{a}-{b}/photo?kind={kind}&size=2",
                        "/files/{*rest}",
                        "/*",
                        "/Owners({owner})/a%20b?soapAction=urn:add")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
