package io.holdfast.bench;

import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import io.holdfast.expression.CompiledExpression;
import io.holdfast.expression.Expected;
import io.holdfast.expression.ExpressionCompiler;
import io.holdfast.expression.Surface;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiles and evaluates expressions over a dictionary of headers, and does the same in Java: processor time of one thread. */
final class ExpressionBench {

    private static final int WARM = 6;
    private static final int ROUNDS = 1_000_000;
    private static final int COPIES = 20_000;

    /** An expression and what it says. */
    private record Case(String code, Function<Map<String, String>, Object> java) {}

    private static final List<Case> CASES = List.of(
            new Case("@(context[\"a\"] == \"b\")", headers -> "b".equals(headers.get("a"))),
            new Case(
                    "@(context[\"a\"] + \"-\" + context[\"c\"])", headers -> headers.get("a") + "-" + headers.get("c")),
            new Case(
                    "@(context[\"c\"].Split(',').Any(x => x == \"y\"))",
                    headers -> List.of(String.valueOf(headers.get("c")).split(",", -1))
                            .contains("y")),
            new Case("@{ var n = 0; for (int i = 0; i < 10; i++) { n += i; } return n; }", headers -> {
                int n = 0;
                for (int i = 0; i < headers.size() * 5; i++) {
                    n += i;
                }
                return n;
            }));

    private static int sink;

    private ExpressionBench() {}

    public static void main(String[] arguments) {
        var compiler = new ExpressionCompiler(new Surface(
                List.of(),
                "context",
                TypeRefs.of("System.Collections.Generic.IReadOnlyDictionary", TypeRefs.STRING, TypeRefs.STRING)));
        Object root = compiler.compile(
                        "@(new Dictionary<string, string> { { \"a\", \"b\" }, { \"c\", \"x,y\" } })", Expected.any())
                .evaluate(null, Work.standard());
        Map<String, String> headers = Map.of("a", "b", "c", "x,y");
        System.out.printf("%-70s %10s %10s %10s %10s%n", "expression", "ns", "in Java", "compile us", "bytes");
        for (Case each : CASES) {
            CompiledExpression compiled = compiler.compile(each.code(), Expected.any());
            System.out.printf(
                    "%-70s %10.0f %10.0f %10.1f %10d%n",
                    each.code(),
                    nanos(ROUNDS, () -> compiled.evaluate(root, Work.standard())),
                    nanos(ROUNDS, () -> each.java().apply(headers)),
                    nanos(COPIES, () -> compiler.compile(each.code(), Expected.any())) / 1e3,
                    bytes(compiler, each.code()));
        }
        System.out.println(sink == 1 ? " " : "");
    }

    private interface Piece {
        @Nullable
        Object run();
    }

    private static double nanos(int times, Piece piece) {
        double nanos = 0;
        for (int round = 0; round < WARM; round++) {
            long start = cpu();
            for (int i = 0; i < times; i++) {
                sink += piece.run() == null ? 1 : 0;
            }
            nanos = (double) (cpu() - start) / times;
        }
        return nanos;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long bytes(ExpressionCompiler compiler, String code) {
        long before = used();
        List<CompiledExpression> kept = new ArrayList<>(COPIES);
        for (int i = 0; i < COPIES; i++) {
            kept.add(compiler.compile(code, Expected.any()));
        }
        return (used() - before) / kept.size();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
