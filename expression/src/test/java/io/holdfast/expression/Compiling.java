package io.holdfast.expression;

import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compiles expressions against all described types and a surface as policies have it. */
final class Compiling {

    static final ExpressionCompiler COMPILER = new ExpressionCompiler(
            new Surface(List.of(), "context", NetTypes.get("Policies.IContext").ref()));

    private Compiling() {}

    /** {@code 1 + 1} as {@code @(1 + 1)}, {@code { return 1; }} as {@code @{ return 1; }}. */
    static String code(String text) {
        return text.startsWith("@(") || text.startsWith("@{")
                ? text
                : text.startsWith("{") ? "@" + text : "@(" + text + ")";
    }

    static CompiledExpression compile(String text) {
        return COMPILER.compile(code(text), Expected.any());
    }

    static @Nullable Object value(String text) {
        return compile(text).evaluate(null, Work.standard());
    }

    /** The value, or the exception as {@code !type: message}. */
    static String shown(CompiledExpression expression) {
        try {
            return show(expression.evaluate(null, Work.standard()));
        } catch (NetException e) {
            return "!" + e.type() + ": " + e.message();
        }
    }

    static String shown(String text) {
        return shown(compile(text));
    }

    private static String show(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof NetEnumerable || value instanceof byte[]) {
            List<String> items = new ArrayList<>();
            for (Iterator<@Nullable Object> each = Sequences.of(value); each.hasNext(); ) {
                items.add(show(each.next()));
            }
            return "[" + String.join(", ", items) + "]";
        }
        return Values.toString(Work.standard(), value)
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\0", "\\0");
    }

    /** Messages of what is refused; empty if it compiles. */
    static List<ExpressionException.Problem> problems(String text) {
        try {
            compile(text);
            return List.of();
        } catch (ExpressionException e) {
            return e.problems();
        }
    }

    /** Rows of a table beside this class; those that begin with a hash are notes. */
    static List<String[]> table(String name) {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Compiling.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
