package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.TypeSyntax;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Lambdas and methods as values of delegates. */
final class Lambdas {

    private final Binder binder;
    private final LambdaBodies bodies;
    private final MethodGroups groups;

    Lambdas(Binder binder) {
        this.binder = binder;
        this.bodies = new LambdaBodies(binder);
        this.groups = new MethodGroups(binder);
    }

    /** Whether the lambda may be a value of that type: its body is bound to see. */
    boolean fits(Bound.Lambda lambda, TypeRef to) {
        Types.Shape shape = Types.shape(to);
        if (shape == null || !parametersFit(lambda, shape)) {
            return false;
        }
        LambdaBodies.Body body = bodies.tried(lambda, shape.parameters());
        if (body.failed()) {
            return false;
        }
        if (Types.isVoid(shape.result())) {
            return lambda.syntax().block() == null
                    ? LambdaBodies.isStatement(lambda.syntax().expression())
                    : !body.returnsValues();
        }
        Bound value = body.value();
        return value != null ? bodies.gives(body, value, shape.result()) : bodies.fits(lambda, shape);
    }

    boolean fits(Bound.Methods methods, TypeRef to) {
        Types.Shape shape = Types.shape(to);
        return shape != null && groups.find(methods, shape) != null;
    }

    boolean fits(Bound.LocalFunction function, TypeRef to) {
        Types.Shape shape = Types.shape(to);
        return shape != null && groups.fits(function.function(), shape);
    }

    private boolean parametersFit(Bound.Lambda lambda, Types.Shape shape) {
        List<Expr.Parameter> written = lambda.syntax().parameters();
        if (written.size() != shape.parameters().size()) {
            return false;
        }
        for (int i = 0; i < written.size(); i++) {
            TypeSyntax type = written.get(i).type();
            if (type != null
                    && !binder.types.bind(type).equals(shape.parameters().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What the lambda gives for parameters of such types; null if that can't be told. */
    @Nullable
    TypeRef result(Bound.Lambda lambda, List<TypeRef> parameters) {
        if (lambda.syntax().parameters().size() != parameters.size()) {
            return null;
        }
        return bodies.tried(lambda, parameters).type();
    }

    @Nullable
    TypeRef result(Bound.Methods methods, List<TypeRef> parameters) {
        Overload found = groups.find(methods, parameters);
        return found == null ? null : found.result();
    }

    /** Tells the types that the lambda's parameters were written with. */
    void writtenTypes(Bound.Lambda lambda, TypeRef delegate, BiConsumer<TypeRef, TypeRef> exact) {
        Types.Shape shape = Types.shape(delegate);
        List<Expr.Parameter> written = lambda.syntax().parameters();
        if (shape == null || written.size() != shape.parameters().size()) {
            return;
        }
        for (int i = 0; i < written.size(); i++) {
            TypeSyntax type = written.get(i).type();
            if (type != null) {
                exact.accept(binder.types.bind(type), shape.parameters().get(i));
            }
        }
    }

    Bound.Value convert(Bound.Lambda lambda, TypeRef to) {
        Types.Shape shape = Types.shape(to);
        return shape == null ? refuse(lambda, to) : bodies.convert(lambda, to, shape);
    }

    Bound.Value convert(Bound.Methods methods, TypeRef to) {
        Types.Shape shape = Types.shape(to);
        return shape == null ? Bound.Value.error(methods.at()) : groups.convert(methods, to, shape);
    }

    Bound.Value convert(Bound.LocalFunction function, TypeRef to) {
        return Bound.Value.of(
                function.at(),
                to,
                function.function()
                        .code()
                        .function(binder.scope.levelsTo(function.function().place())));
    }

    Bound.Value refuse(Bound.Lambda lambda, TypeRef to) {
        Types.Shape shape = Types.shape(to);
        if (shape == null) {
            return binder.fail(
                    lambda.at(),
                    "Cannot convert lambda expression to type '" + Types.full(to)
                            + "' because it is not a delegate type");
        }
        if (lambda.syntax().parameters().size() != shape.parameters().size()) {
            return binder.fail(
                    lambda.at(),
                    "Delegate '" + Types.brief(to) + "' does not take "
                            + lambda.syntax().parameters().size() + " arguments");
        }
        if (Types.isVoid(shape.result())
                && lambda.syntax().expression() != null
                && !LambdaBodies.isStatement(lambda.syntax().expression())) {
            return binder.fail(
                    lambda.syntax().expression().at(),
                    "Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement");
        }
        int before = binder.problems.count();
        bodies.convert(lambda, to, shape);
        return binder.problems.count() == before
                ? binder.fail(
                        lambda.at(),
                        "Cannot convert lambda expression to intended delegate type because some of the return types in the block are not implicitly convertible to the delegate return type")
                : Bound.Value.error(lambda.at());
    }

    /** Tells what is wrong within a lambda whose parameters' types are not known. */
    void reportBody(Bound.Lambda lambda) {
        bodies.report(lambda);
    }
}
