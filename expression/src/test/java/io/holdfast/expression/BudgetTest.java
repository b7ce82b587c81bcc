package io.holdfast.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an expression does, it ends: by its time, by its memory or by its depth. */
class BudgetTest {

    private static final long TENTH = 100_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ while (true) { } }",
                "{ for (;;) { } }",
                "{ do { } while (true); }",
                "{ while (true) { try { throw new Exception(); } catch { } } }",
                "{ while (true) { try { int.Parse(\"x\"); } catch (Exception) { continue; } finally { } } }",
                "{ var s = \"a\"; while (true) { s += s; } return s; }",
                "{ var s = \"a\"; while (true) { s = $\"{s}{s}\"; } return s; }",
                "{ var s = \"a\"; while (true) { s = string.Concat(s, s); } return s; }",
                "{ var l = new List<int>(); while (true) { l.Add(1); } return l; }",
                "{ int F(int n) => F(n + 1); return F(0); }",
                "{ int F(int n) { try { return F(n + 1); } catch (Exception) { return 0; } } return F(0); }",
                "{ int F(int n) { try { return F(n + 1); } finally { F(n); } } return F(0); }",
                "{ Func<int, int> f = null; f = x => f(x); return f(1); }",
                "{ return new int[int.MaxValue]; }",
                "{ return new byte[int.MaxValue]; }",
                "{ return new string('x', int.MaxValue); }",
                "{ return Enumerable.Range(0, int.MaxValue).Sum(x => 0); }",
                "{ return Enumerable.Range(0, int.MaxValue).ToArray(); }",
                "{ foreach (var x in Enumerable.Repeat(1, int.MaxValue)) { } return 1; }",
                "{ return Enumerable.Range(0, 60000).SelectMany(x => Enumerable.Range(0, 60000)).Count(); }",
                "{ return \"a\".PadLeft(int.MaxValue); }"
            })
    void ofAnything(String code) {
        CompiledExpression expression = Compiling.compile(code);
        assertThatThrownBy(() -> expression.evaluate(null, Work.of(TENTH, Work.BYTES)))
                .isInstanceOf(ExhaustedException.class);
        assertThat(expression.mayRunLong() || !code.contains("while")).isTrue();
    }

    @Test
    void whatIsQuickSaysSo() {
        assertThat(Compiling.compile("context.Request.Method == \"GET\" && context.Response == null")
                        .mayRunLong())
                .isFalse();
        assertThat(Compiling.compile("{ foreach (var x in new[] { 1 }) { } return 1; }")
                        .mayRunLong())
                .isTrue();
    }
}
