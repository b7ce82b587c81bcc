package io.holdfast.policy.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeScannerTest {

    static List<String> expressions() {
        return List.of(
                "@(1)",
                "@(f(a(b)))",
                "@{ return 1; }",
                "@{ if (a) { b(); } return \"}\"; }",
                "@(\")\")",
                "@(\"\\\")\" + 'x')",
                "@(@\"c:\\\" + \")\")",
                "@(@\"say \"\")\"\"\")",
                "@(')' + '\\'' + '\"')",
                "@(a /* ) */ + b)",
                "@(a // )\n)",
                "@{ // }\n return 1; }",
                "@($\"{a} ) {{ ( {b(\")\")}\")",
                "@($@\"{a} \\ \"\" )\")",
                "@(@$\"{ f(\")\") } )\")",
                "@($\"{(x ? \"a)\" : \"b\")}\")",
                "@(\"https://x/y\")",
                "@(a / b)");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void findsTheMatchingBracket(String expression) {
        assertThat(CodeScanner.end(expression, 0)).isEqualTo(expression.length());
        assertThat(CodeScanner.end("<a b=\"" + expression + "\"/>)}", 6)).isEqualTo(6 + expression.length());
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void isUnclosedWithoutItsLastCharacter(String expression) {
        assertThat(CodeScanner.end(expression.substring(0, expression.length() - 1), 0))
                .isEqualTo(-1);
    }

    @Test
    void boundsTheNestingOfInterpolatedStrings() {
        assertThat(CodeScanner.end("@(" + "$\"{".repeat(100_000), 0)).isEqualTo(-1);
    }

    /** What stands in literals and comments never counts, whatever it is. */
    @Test
    void literalsDontCount() {
        Property.holds(300, draw -> draw.list(1, 6, CodeScannerTest::part), parts -> {
            String expression = "@(" + String.join(" + ", parts) + ")";

            assertThat(CodeScanner.end(expression + ")}\"'", 0)).isEqualTo(expression.length());
        });
    }

    @Test
    void neverFailsNorLeavesTheText() {
        Property.holds(
                300,
                draw -> "@{" + draw.text("(){}'\"\\/*@$a\n", 0, 60),
                text -> assertThat(CodeScanner.end(text, 0)).isBetween(-1, text.length()));
    }

    private static String part(Draw draw) {
        String any = draw.text("(){}'\"\\/*@$ab \n", 0, 8);
        String literal = "\"" + any.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        return draw.of(
                literal,
                "@\"" + any.replace("\"", "\"\"") + "\"",
                "$\"{{ ) {f(" + literal + ")} }}\"",
                "a /*" + any.replace("*/", "* /").replace("*", "") + "*/",
                "a //" + any.replace("\n", "") + "\n");
    }
}
