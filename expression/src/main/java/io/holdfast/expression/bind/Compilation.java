package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Act;
import io.holdfast.expression.run.Frame;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Diagnostics;
import io.holdfast.expression.syntax.Parser;
import io.holdfast.expression.syntax.Stmt;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One text bound to the described types. */
public final class Compilation {

    /** What became of it. {@code problems} is empty, or nothing else counts. */
    public record Result(
            Node node,
            Frame.Size size,
            TypeRef type,
            boolean mayRunLong,
            Set<String> uses,
            List<Diagnostics.Diagnostic> problems) {}

    private final Binder binder;
    private final @Nullable TypeRef expected;

    private Compilation(Index index, @Nullable TypeRef expected) {
        this.binder = new Binder(index);
        this.expected = expected;
    }

    /** @param expected what its value must be by C#'s implicit conversions; null if anything will do */
    public static Result compile(Index index, Parser.Body body, @Nullable TypeRef expected) {
        return new Compilation(index, expected).result(body);
    }

    private Result result(Parser.Body body) {
        Bound.Value value;
        try {
            value = switch (body) {
                case Parser.Single single -> single(binder.expressions.bind(single.expression()));
                case Parser.Statements statements -> statements(statements.block());
            };
        } catch (TooComplexException e) {
            value = binder.fail(e.at, String.valueOf(e.getMessage()));
        }
        return new Result(
                value.node(),
                binder.scope.place.size,
                value.type(),
                binder.mayRunLong,
                binder.uses,
                binder.problems.list());
    }

    private Bound.Value single(Bound bound) {
        if (bound instanceof Bound.Value value && Types.isVoid(value.type())) {
            return binder.fail(
                    value.at(),
                    "Cannot implicitly convert type 'void' to '" + (expected == null ? "object" : Types.full(expected))
                            + "'");
        }
        if (expected != null) {
            return binder.conversions.convert(bound, expected);
        }
        return bound instanceof Bound.Value value
                ? known(value)
                : binder.conversions.convert(bound, io.holdfast.dotnet.TypeRefs.OBJECT);
    }

    /** Null alone is an object. */
    private static Bound.Value known(Bound.Value value) {
        return value.isNull() ? Bound.Value.of(value.at(), io.holdfast.dotnet.TypeRefs.OBJECT, value.node()) : value;
    }

    private Bound.Value statements(Stmt.Block block) {
        var function = new Function(expected);
        function.needsValue = true;
        binder.function = function;
        Act body = binder.statements.body(block);
        if (binder.flow.isReached()) {
            binder.error(block.end(), "not all code paths return a value");
        }
        TypeRef type = expected != null ? expected : inferred(function);
        return Bound.Value.of(block.at(), type, Nodes.result(body));
    }

    /** Where anything will do, returns need no common type. */
    private TypeRef inferred(Function function) {
        for (Bound each : function.returned) {
            if (!(each instanceof Bound.Value)) {
                binder.conversions.convert(each, io.holdfast.dotnet.TypeRefs.OBJECT);
            } else if (each instanceof Bound.Value value && Types.isVoid(value.type())) {
                binder.error(value.at(), "Cannot implicitly convert type 'void' to 'object'");
            }
        }
        TypeRef common = function.common(binder);
        return common == null || Types.isVoid(common) ? io.holdfast.dotnet.TypeRefs.OBJECT : common;
    }
}
