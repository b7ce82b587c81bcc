package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Act;
import io.holdfast.expression.run.Code;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.syntax.Diagnostics;
import io.holdfast.expression.syntax.Expr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the bodies of lambdas, for each list of parameter types once if it can. */
final class LambdaBodies {

    private final Binder binder;
    private final IdentityHashMap<Expr.Lambda, List<Body>> tried = new IdentityHashMap<>();

    LambdaBodies(Binder binder) {
        this.binder = binder;
    }

    /**
     * A body that was bound for parameters of certain types.
     *
     * @param value of a body that is an expression
     * @param type what it gives; null if that is not known
     */
    record Body(
            Scope outer,
            Scope inner,
            Flow after,
            List<TypeRef> parameters,
            @Nullable Bound value,
            @Nullable TypeRef type,
            List<Diagnostics.Diagnostic> problems,
            boolean returnsValues) {

        boolean failed() {
            return !problems.isEmpty();
        }
    }

    /** Binds without telling what is wrong. */
    Body tried(Bound.Lambda lambda, List<TypeRef> parameters) {
        List<Body> known = tried.computeIfAbsent(lambda.syntax(), any -> new ArrayList<>(2));
        for (Body each : known) {
            if (each.outer() == lambda.scope() && each.parameters().equals(parameters)) {
                return each;
            }
        }
        Body body = quietly(lambda, parameters);
        known.add(body);
        return body;
    }

    private Body quietly(Bound.Lambda lambda, List<TypeRef> parameters) {
        Diagnostics outer = binder.problems;
        binder.problems = new Diagnostics();
        Body body = bind(lambda, parameters, binder.problems);
        binder.problems = outer;
        return body;
    }

    private Body bind(Bound.Lambda lambda, List<TypeRef> parameters, Diagnostics problems) {
        Body[] body = new Body[1];
        var function = new Function(null);
        entered(lambda, parameters, new Scope.Place(lambda.scope().place), function, () -> {
            Bound value = null;
            TypeRef type;
            if (lambda.syntax().expression() != null) {
                value = binder.expressions.bind(lambda.syntax().expression());
                type = value instanceof Bound.Value known && !known.isNull() ? known.type() : null;
            } else {
                binder.statements.body(
                        java.util.Objects.requireNonNull(lambda.syntax().block()));
                type = function.common(binder);
            }
            body[0] = new Body(
                    lambda.scope(),
                    binder.scope,
                    binder.flow.copy(),
                    parameters,
                    value,
                    type,
                    problems.list(),
                    value != null || !function.returned.isEmpty());
        });
        return body[0];
    }

    /** Whether what the body gives, seen from within it, becomes a type. */
    boolean gives(Body body, Bound value, TypeRef type) {
        boolean[] gives = new boolean[1];
        inside(body, () -> gives[0] = binder.conversions.implicit(value, type) != null);
        return gives[0];
    }

    private void inside(Body body, Runnable does) {
        Flow before = binder.flow;
        binder.flow = body.after().copy();
        binder.within(body.inner(), does);
        binder.flow = before;
    }

    /** Runs within the lambda: its scope, its parameters, what is known at its place. */
    private void entered(
            Bound.Lambda lambda, List<TypeRef> parameters, Scope.Place place, Function function, Runnable does) {
        Flow before = binder.flow.copy();
        Function outer = binder.function;
        binder.function = function;
        binder.within(new Scope(lambda.scope(), place), () -> {
            List<Expr.Parameter> names = lambda.syntax().parameters();
            for (int i = 0; i < names.size(); i++) {
                declare(names.get(i), parameters.get(i));
            }
            does.run();
        });
        binder.function = outer;
        binder.settle();
        binder.flow = before;
    }

    private void declare(Expr.Parameter parameter, TypeRef type) {
        Symbol.Local local = binder.declare(parameter.at(), parameter.name(), type, null, null);
        binder.flow.assign(local.id());
        if (parameter.name().startsWith("$") && type instanceof TypeRef.Of of && Anonymous.is(of)) {
            of.type().members().forEach(each -> binder.scope.add(each.name(), new Symbol.Member(local)));
        }
    }

    /** Whether a body of statements gives what a delegate wants. */
    boolean fits(Bound.Lambda lambda, Types.Shape shape) {
        Diagnostics outer = binder.problems;
        binder.problems = new Diagnostics();
        statements(lambda, shape, "");
        boolean fits = binder.problems.count() == 0;
        binder.problems = outer;
        return fits;
    }

    Bound.Value convert(Bound.Lambda lambda, TypeRef to, Types.Shape shape) {
        Code code;
        if (lambda.syntax().expression() != null) {
            Body body = tried(lambda, shape.parameters());
            body.problems().forEach(each -> binder.error(each.at(), each.message()));
            code = new Code(body.inner().place.size);
            Node node = body.failed() ? null : result(body, shape.result());
            code.body(node, null);
        } else {
            code = statements(lambda, shape, Types.brief(to));
        }
        return Bound.Value.of(lambda.at(), to, code.lambda());
    }

    private @Nullable Node result(Body body, TypeRef wanted) {
        Bound value = java.util.Objects.requireNonNull(body.value());
        if (Types.isVoid(wanted)) {
            return value instanceof Bound.Value known
                    ? known.node()
                    : value instanceof Bound.Thrown thrown ? thrown.node() : null;
        }
        Node[] node = new Node[1];
        inside(body, () -> node[0] = binder.conversions.convert(value, wanted).node());
        return node[0];
    }

    private Code statements(Bound.Lambda lambda, Types.Shape shape, String delegate) {
        var place = new Scope.Place(lambda.scope().place);
        var code = new Code(place.size);
        entered(lambda, shape.parameters(), place, new Function(shape.result()), () -> {
            Act body = binder.statements.body(
                    java.util.Objects.requireNonNull(lambda.syntax().block()));
            if (binder.flow.isReached() && !Types.isVoid(shape.result())) {
                binder.error(
                        lambda.at(),
                        "Not all code paths return a value in lambda expression of type '" + delegate + "'");
            }
            code.body(null, body);
        });
        return code;
    }

    void report(Bound.Lambda lambda) {
        List<TypeRef> unknown = lambda.syntax().parameters().stream()
                .map(each -> each.type() == null ? Types.ERROR : binder.types.bind(each.type()))
                .toList();
        tried(lambda, unknown).problems().forEach(each -> binder.error(each.at(), each.message()));
    }

    /** What may stand as a statement: an action may do it. */
    static boolean isStatement(@Nullable Expr expression) {
        return switch (expression) {
            case Expr.Call call -> true;
            case Expr.Assign assign -> true;
            case Expr.Step step -> true;
            case Expr.New creation -> true;
            case Expr.Throw thrown -> true;
            case Expr.Conditional conditional -> isStatement(conditional.rest());
            case null, default -> false;
        };
    }
}
