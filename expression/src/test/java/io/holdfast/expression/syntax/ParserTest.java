package io.holdfast.expression.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.expression.Tables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed from a tree, with brackets around everything, is the text of the same tree. */
class ParserTest {

    @Test
    void printedTreesParseToTheSameTrees() {
        List<String> different = new ArrayList<>();
        for (String code : Tables.expressions()) {
            String once = Printer.print(Parser.read(code));
            String twice = Printer.print(Parser.read(once));
            if (!once.equals(twice)) {
                different.add(code + "\n  " + once + "\n  " + twice);
            }
        }
        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2 * 3 - 4 | ((1 + (2 * 3)) - 4)",
                "a ?? b ?? c | (@a ?? (@b ?? @c))",
                "a && b || c && d | ((@a && @b) || (@c && @d))",
                "a < b == c > d | ((@a < @b) == (@c > @d))",
                "F<int>(1) | @F<int>( 1)",
                "f(a < b, c > d) | @f( (@a < @b),  (@c > @d))",
                "f(a < b, c > (d)) | @f( @a<b, c>( @d))",
                "(a) - b | (@a - @b)",
                "(int) - b | ((int)((-(@b))))",
                "(A) b | ((A)(@b))",
                "(A)(b) | ((A)(@b))",
                "(A.B<c>[])d | ((A.B<c>[])(@d))",
                "x is int ? 1 : 2 | (((@x is int)) ? (1) : (2))",
                "x as int? ?? 1 | ((@x as int?) ?? 1)",
                "a?.b.c?[1] | (@a?.@b.@c?[ 1])",
                "a >> b > c | ((@a >> @b) > @c)",
                "x => y => x | ((@x) => ((@y) => @x))",
                "(x, y) => x + y | ((@x, @y) => (@x + @y))",
                "a = b += c | (@a = (@b += @c))",
                "!a.b() | (!(@a.@b()))",
                "a ? b : c ? d : e | ((@a) ? (@b) : (((@c) ? (@d) : (@e))))",
                "new List<List<int>>() | (new List<List<int>>())",
                "- 1 | (-(1))",
                "-1 .a | (-((1).@a))"
            })
    void strengthsAndAmbiguitiesAreCSharps(String row) {
        int bar = row.lastIndexOf(" | ");
        String code = row.substring(0, bar);
        String wanted = row.substring(bar + 3);
        String printed = Printer.print(Parser.read("@(" + code + ")"));
        assertThat(printed).isEqualTo("@(" + wanted + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "!",
                "-",
                "a.b(",
                "(x => ",
                "new[] { ",
                "a ? b : ",
                "a ?? ",
                "$\"{",
                "(int)",
                "a<",
                "a[",
                "if (a) ",
                "{ { "
            })
    void deepNestingIsRefusedAndNotFollowed(String part) {
        for (String code :
                List.of("@(" + part.repeat(50_000), "@{" + part.repeat(50_000), "@{ return " + part.repeat(50_000))) {
            assertThatThrownBy(() -> Parser.read(code)).isInstanceOf(SyntaxException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+ a", ".b", "()", "[1]", "?.b", " is a", " as a", "++", "== a"})
    void longChainsAreReadUpToALimit(String part) {
        assertThat(Parser.read("@(a" + part.repeat(100) + ")")).isNotNull();
        assertThatThrownBy(() -> Parser.read("@(a" + part.repeat(50_000) + ")"))
                .isInstanceOf(SyntaxException.class)
                .hasMessage(Tokens.TOO_COMPLEX);
    }
}
