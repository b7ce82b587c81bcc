package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.syntax.Expr;

/** {@code (T)x} and {@code x as T}. */
final class CastBinder {

    private final Binder binder;
    private final Choices choices;

    CastBinder(Binder binder, Choices choices) {
        this.binder = binder;
        this.choices = choices;
    }

    Bound.Value cast(Expr.Cast cast) {
        TypeRef type = binder.types.bind(cast.type());
        Bound bound = binder.expressions.bind(cast.operand());
        if (Types.isError(type)) {
            return Bound.Value.error(cast.at());
        }
        if (!(bound instanceof Bound.Value value)) {
            return binder.conversions.convert(bound, type);
        }
        if (value.isError()) {
            return value;
        }
        Conversions.Conversion conversion = binder.conversions.casts.find(value, type);
        if (conversion == null) {
            return binder.fail(
                    cast.at(),
                    value.isNull()
                            ? "Cannot convert null to '" + Types.full(type)
                                    + "' because it is a non-nullable value type"
                            : "Cannot convert type '" + Types.full(value.type()) + "' to '" + Types.full(type) + "'");
        }
        return choices.castConstant(cast.at(), value, type, conversion);
    }

    Bound.Value as(Expr.As as) {
        Bound.Value operand = binder.expressions.value(as.operand());
        TypeRef type = binder.types.bind(as.type());
        if (operand.isError() || Types.isError(type)) {
            return Bound.Value.error(as.at());
        }
        if (!Types.mayBeNull(type)) {
            return binder.fail(
                    as.at(),
                    "The as operator must be used with a reference type or nullable type ('" + Types.brief(type)
                            + "' is a non-nullable value type)");
        }
        TypeRef wanted = Types.bare(type);
        if (!operand.isNull() && binder.conversions.casts.find(operand, type) == null) {
            return binder.fail(
                    as.at(),
                    "Cannot convert type '" + Types.full(operand.type()) + "' to '" + Types.full(type)
                            + "' via a reference conversion, boxing conversion, unboxing conversion, wrapping conversion, or null type conversion");
        }
        return Bound.Value.of(as.at(), type, Nodes.as(operand.node(), wanted));
    }
}
