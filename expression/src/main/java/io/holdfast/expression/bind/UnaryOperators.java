package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Arithmetic;
import io.holdfast.expression.run.BoolNode;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Num;
import org.jspecify.annotations.Nullable;

/** Operators on one operand. */
final class UnaryOperators {

    private final Binder binder;
    private final UserOperators users;

    UnaryOperators(Binder binder, UserOperators users) {
        this.binder = binder;
        this.users = users;
    }

    Bound.Value bind(int at, String operator, Bound.Value operand) {
        if (operand.isError()) {
            return operand;
        }
        Bound.Value found = users.find(at, operator, operand);
        if (found == null) {
            found = operator.equals("!") ? not(at, operand) : number(at, operator, operand);
        }
        return found != null
                ? found
                : binder.fail(
                        at,
                        "Operator '" + operator + "' cannot be applied to operand of type '"
                                + Types.brief(operand.type()) + "'");
    }

    private static Bound.@Nullable Value not(int at, Bound.Value operand) {
        if (operand.type().equals(TypeRefs.BOOL)) {
            return operand.constant() != null
                    ? Bound.Value.constant(
                            at,
                            TypeRefs.BOOL,
                            !Boolean.TRUE.equals(operand.constant().value()))
                    : Bound.Value.of(at, TypeRefs.BOOL, BoolNode.not(operand.node()));
        }
        return Types.bare(operand.type()).equals(TypeRefs.BOOL)
                ? Bound.Value.of(
                        at, operand.type(), Nodes.ifNotNull(operand.node(), each -> !Boolean.TRUE.equals(each)))
                : null;
    }

    private Bound.@Nullable Value number(int at, String operator, Bound.Value operand) {
        if (Types.isEnum(operand.type()) && operator.equals("~")) {
            var type = ((TypeRef.Of) operand.type()).type();
            return Bound.Value.of(
                    at,
                    operand.type(),
                    Nodes.ifNotNull(
                            operand.node(),
                            each -> io.holdfast.dotnet.Enums.of(
                                    type, ~io.holdfast.dotnet.Enums.number(java.util.Objects.requireNonNull(each)))));
        }
        Num kind = Num.of(Types.bare(operand.type()));
        Num promoted = kind == null ? null : Promotion.unary(operator, kind);
        if (promoted == null || (operator.equals("~") && !promoted.isWhole())) {
            return null;
        }
        boolean lifted = TypeRefs.underNullable(operand.type()) != null;
        TypeRef type = lifted ? Types.nullable(promoted.type()) : promoted.type();
        Bound.Value value = binder.conversions.convert(operand, type);
        if (operator.equals("+")) {
            return new Bound.Value(at, type, value.node(), value.constant(), null);
        }
        java.util.function.UnaryOperator<Object> does = operator.equals("-")
                ? each -> Arithmetic.negate(promoted, each)
                : each -> Arithmetic.complement(promoted, each);
        if (value.constant() != null && value.constant().value() != null) {
            return Bound.Value.constant(at, type, does.apply(value.constant().value()));
        }
        return Bound.Value.of(
                at, type, Nodes.ifNotNull(value.node(), each -> does.apply(java.util.Objects.requireNonNull(each))));
    }
}
