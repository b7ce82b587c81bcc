package io.holdfast.expression;

import io.holdfast.expression.bind.Compilation;
import io.holdfast.expression.bind.Index;
import io.holdfast.expression.syntax.Diagnostics.Diagnostic;
import io.holdfast.expression.syntax.Parser;
import io.holdfast.expression.syntax.SyntaxException;
import java.util.Comparator;
import java.util.List;

/** Compiles the C# of policies. Thread-safe. */
public final class ExpressionCompiler {

    private final Index index;

    /** Reads all described types once. */
    public ExpressionCompiler(Surface surface) {
        this.index = new Index(surface.types(), surface.rootName(), surface.rootType());
    }

    /**
     * Compiles an expression, whose text is trusted by nobody: it takes time in proportion to its length.
     *
     * @param code {@code @(…)} or {@code @{…}}
     * @throws ExpressionException with everything that is wrong with it; with the first place only, if it is no C#
     */
    public CompiledExpression compile(String code, Expected expected) {
        Compilation.Result result;
        try {
            result = Compilation.compile(index, Parser.read(code), expected.lenient() ? null : expected.type());
        } catch (SyntaxException e) {
            throw new ExpressionException(List.of(problem(code, new Diagnostic(e.at(), e.message()))));
        }
        if (!result.problems().isEmpty()) {
            throw new ExpressionException(result.problems().stream()
                    .sorted(Comparator.comparingInt(Diagnostic::at))
                    .map(each -> problem(code, each))
                    .toList());
        }
        return new CompiledExpression(
                expected.lenient() ? Lenient.node(result.node(), result.type(), expected) : result.node(),
                result.size(),
                result.type(),
                result.mayRunLong(),
                result.uses());
    }

    private static ExpressionException.Problem problem(String code, Diagnostic diagnostic) {
        int at = Math.min(diagnostic.at(), code.length());
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (code.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new ExpressionException.Problem(line, at - start + 1, diagnostic.message());
    }
}
