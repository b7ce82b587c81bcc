package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.expression.run.BoolNode;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Operations;
import io.holdfast.expression.syntax.Expr;
import io.holdfast.expression.syntax.TypeSyntax;
import java.util.List;

/** What {@code is} and {@code case} ask. */
final class Patterns {

    private final Binder binder;

    Patterns(Binder binder) {
        this.binder = binder;
    }

    Bound.Value is(Expr.Is is) {
        Bound.Value operand = binder.expressions.value(is.operand());
        return test(operand, is.pattern());
    }

    /** A bool; where it holds, the pattern's local has a value. */
    Bound.Value test(Bound.Value operand, Expr.Pattern pattern) {
        return switch (pattern) {
            case Expr.Pattern.Constant constant -> constant(operand, binder.expressions.value(constant.value()));
            case Expr.Pattern.Type type -> type(operand, type);
        };
    }

    private Bound.Value type(Bound.Value operand, Expr.Pattern.Type pattern) {
        if (pattern.type() instanceof TypeSyntax.Named named && pattern.name() == null && !namesType(named)) {
            return constant(operand, binder.expressions.value(asExpression(named)));
        }
        TypeRef type = pattern.type() == null ? operand.type() : binder.types.bind(pattern.type());
        if (operand.isError() || Types.isError(type)) {
            declare(pattern, Types.ERROR);
            return Bound.Value.error(pattern.at());
        }
        Bound.Value as = Bound.Value.of(operand.at(), operand.type(), operand.node());
        if (pattern.type() != null && binder.conversions.casts.find(as, type) == null && !operand.isNull()) {
            if (pattern.name() == null) {
                return Bound.Value.of(pattern.at(), TypeRefs.BOOL, Nodes.is(operand.node(), Types.bare(type)));
            }
            return binder.fail(
                    pattern.at(),
                    "An expression of type '" + Types.brief(operand.type())
                            + "' cannot be handled by a pattern of type '" + Types.brief(type) + "'.");
        }
        if (pattern.name() == null) {
            return Bound.Value.of(pattern.at(), TypeRefs.BOOL, Nodes.is(operand.node(), Types.bare(type)));
        }
        int slot = declare(pattern, type);
        Node node = pattern.type() == null
                ? Nodes.sequence(new Node[] {Nodes.store(0, slot, operand.node())}, Nodes.constant(true))
                : Nodes.is(operand.node(), Types.bare(type), slot);
        return Bound.Value.of(pattern.at(), TypeRefs.BOOL, node);
    }

    private int declare(Expr.Pattern.Type pattern, TypeRef type) {
        if (pattern.name() == null || pattern.name().equals("_")) {
            return binder.scope.place.size.add();
        }
        Flow no = binder.flow.copy();
        Symbol.Local local = binder.declare(pattern.at(), pattern.name(), type, null, null);
        binder.flow.assign(local.id());
        binder.split(binder.flow, no);
        return local.slot();
    }

    private boolean namesType(TypeSyntax.Named named) {
        return !named.arguments().isEmpty()
                || binder.index.type(named.text(), 0).isPresent()
                || (named.parts().size() == 1 && binder.scope.find(named.text()) == null);
    }

    private static Expr asExpression(TypeSyntax.Named named) {
        Expr expression = new Expr.Name(named.at(), named.parts().getFirst(), List.of());
        for (String part : named.parts().subList(1, named.parts().size())) {
            expression = new Expr.Access(named.at(), expression, part, List.of());
        }
        return expression;
    }

    Bound.Value constant(Bound.Value operand, Bound.Value value) {
        if (operand.isError() || value.isError()) {
            return Bound.Value.error(value.at());
        }
        if (value.isNull()) {
            return Bound.Value.of(value.at(), TypeRefs.BOOL, Operations.isNull(true, operand.node()));
        }
        if (value.constant() == null) {
            return binder.fail(value.at(), "A constant value is expected");
        }
        Bound.Value wanted = operand.type().equals(TypeRefs.OBJECT) || Types.isInterface(operand.type())
                ? value
                : binder.conversions.convert(value, operand.type());
        if (wanted.isError()) {
            return wanted;
        }
        if (operand.type().equals(TypeRefs.INT) && wanted.constant() != null) {
            return binder.operators.bind(value.at(), "==", operand, wanted);
        }
        Object constant = wanted.constant() != null
                ? wanted.constant().value()
                : value.constant().value();
        return Bound.Value.of(
                value.at(),
                TypeRefs.BOOL,
                BoolNode.of(f -> Values.equals(operand.node().eval(f), constant)));
    }
}
