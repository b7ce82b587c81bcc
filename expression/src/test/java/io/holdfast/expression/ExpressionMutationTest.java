package io.holdfast.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Work;
import io.holdfast.model.testing.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Expressions come from outside: any text is compiled or refused in words, and what is compiled ends as .NET would or by its budget. */
class ExpressionMutationTest {

    private static final long NANOS = 20_000_000;
    private static final long BYTES = 1 << 20;
    private static final String[] WORDS = {
        "@(",
        "@{",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        ">>",
        "=>",
        "?.",
        "??",
        "?",
        ":",
        ";",
        ",",
        ".",
        "\"",
        "$\"",
        "@\"",
        "$@\"{",
        "'",
        "\\",
        "//",
        "/*",
        "*/",
        "0x",
        "1e999",
        "9223372036854775808",
        "1m",
        "new",
        "new[]",
        "return",
        "var x = ",
        "out var y",
        "is string s",
        "as",
        "null",
        "default",
        "switch",
        "case",
        "when",
        "goto",
        "await",
        "yield",
        "throw",
        "try",
        "catch",
        "finally",
        "using",
        "checked",
        "from x in",
        "select",
        "List<",
        "context.Variables[",
        "typeof(",
        "nameof(",
        "int",
        "string",
        "dynamic",
        "(int)",
        "-",
        "++",
        "!",
        "~",
        "\u0000",
        "\uD83D\uDE00",
        "int F(int n) => "
    };

    @TestFactory
    Stream<DynamicTest> brokenTextsAreRefusedInWords() {
        return Stream.of(Mutations.test("expression", expressions(), ExpressionMutationTest::check, WORDS));
    }

    static void check(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        CompiledExpression expression;
        try {
            expression = Compiling.COMPILER.compile(text, Expected.any());
        } catch (ExpressionException e) {
            for (ExpressionException.Problem problem : e.problems()) {
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
            }
            return;
        }
        try {
            expression.evaluate(null, Work.of(NANOS, BYTES));
        } catch (NetException | ExhaustedException expected) {
            assertThat(expected.getMessage()).isNotNull();
        }
    }

    static Stream<byte[]> expressions() {
        return Stream.of(
                        "@(context.Request.Headers.GetValueOrDefault(\"a\", \"\") == \"b\" && 1 + 2 * 3 > (int)4L)",
                        "@(new[] { 3, 1, 2 }.Where(x => x > 1).OrderBy(x => -x).Select(x => new { x, y = x + 1 }).First().y)",
                        "@{ var s = $\"a{1 + 1,5:D3}b{\"c\"}\"; for (int i = 0; i < 3; i++) { s += i; if (i == 2) break; } return s; }",
                        "@{ try { int n; if (int.TryParse(\"12\", out n) && n > 5) return n; } catch (Exception e) when (e != null) { return e.Message.Length; } finally { } return 0; }",
                        "@{ object o = \"x\"; switch (o) { case int i when i > 0: return i; case string t: return t; case null: return 0; default: throw new Exception(@\"a\"\"b\"); } }",
                        "@{ int F(int n) => n < 2 ? n : F(n - 1) + F(n - 2); Func<int, int> g = x => F(x); return g(5); }",
                        "@(from x in new[] { 1, 2 } from y in new[] { 3 } let z = x * y where z > 3 orderby z descending select z)",
                        "@{ var d = new Dictionary<string, object> { [\"a\"] = 1, [\"b\"] = null }; return d[\"b\"]?.ToString() ?? (d[\"a\"] as string) ?? \"n\"; }")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
