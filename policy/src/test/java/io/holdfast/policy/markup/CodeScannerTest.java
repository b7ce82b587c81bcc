package io.holdfast.policy.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
    @Property(tries = 300)
    void literalsDontCount(@ForAll("parts") List<String> parts) {
        String expression = "@(" + String.join(" + ", parts) + ")";

        assertThat(CodeScanner.end(expression + ")}\"'", 0)).isEqualTo(expression.length());
    }

    @Property(tries = 300)
    void neverFailsNorLeavesTheText(@ForAll("soup") String soup) {
        String text = "@{" + soup;

        assertThat(CodeScanner.end(text, 0)).isBetween(-1, text.length());
    }

    @Provide
    Arbitrary<List<String>> parts() {
        Arbitrary<String> any =
                Arbitraries.strings().withChars("(){}'\"\\/*@$ab \n").ofMaxLength(8);
        Arbitrary<String> literal = any.map(
                s -> "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"");
        Arbitrary<String> verbatim = any.map(s -> "@\"" + s.replace("\"", "\"\"") + "\"");
        Arbitrary<String> interpolated = literal.map(l -> "$\"{{ ) {f(" + l + ")} }}\"");
        Arbitrary<String> comment = any.map(s -> "a /*" + s.replace("*/", "* /").replace("*", "") + "*/");
        Arbitrary<String> line = any.map(s -> "a //" + s.replace("\n", "") + "\n");
        return Arbitraries.oneOf(literal, verbatim, interpolated, comment, line)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.strings().withChars("(){}'\"\\/*@$a\n").ofMaxLength(60);
    }
}
