package io.holdfast.expression.bind;

import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Num;
import io.holdfast.expression.syntax.Expr;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a ? b : c}, {@code a ?? b}, and casts of constants. */
final class Choices {

    private final Binder binder;

    Choices(Binder binder) {
        this.binder = binder;
    }

    Bound choice(Expr.Choice choice) {
        Bound.Value condition = binder.expressions.condition(choice.condition());
        Flow[] known = binder.branches(condition);
        binder.flow = known[0];
        Bound yes = binder.expressions.bind(choice.whenTrue());
        Flow afterYes = binder.flow;
        binder.flow = known[1];
        Bound no = binder.expressions.bind(choice.whenFalse());
        binder.flow = Flow.join(afterYes, binder.flow);
        if (isError(yes) || isError(no) || condition.isError()) {
            return Bound.Value.error(choice.at());
        }
        TypeRef type = CommonType.of(binder, List.of(yes, no));
        if (type == null) {
            return binder.fail(
                    choice.at(),
                    "Type of conditional expression cannot be determined because there is no implicit conversion between '"
                            + shown(yes) + "' and '" + shown(no) + "'");
        }
        Bound.Value first = binder.conversions.convert(yes, type);
        Bound.Value second = binder.conversions.convert(no, type);
        if (condition.constant() != null && first.constant() != null && second.constant() != null) {
            Bound.Value chosen = Boolean.TRUE.equals(condition.constant().value()) ? first : second;
            return Bound.Value.constant(
                    choice.at(),
                    type,
                    java.util.Objects.requireNonNull(chosen.constant()).value());
        }
        return Bound.Value.of(choice.at(), type, Nodes.choice(condition.node(), first.node(), second.node()));
    }

    private static boolean isError(Bound bound) {
        return bound instanceof Bound.Value value && value.isError();
    }

    private static String shown(Bound bound) {
        return switch (bound) {
            case Bound.Value value -> Types.full(value.type());
            case Bound.Lambda lambda -> "lambda expression";
            case Bound.Methods methods -> "method group";
            case Bound.LocalFunction function -> "method group";
            default -> "default";
        };
    }

    Bound.Value orElse(Expr.Binary binary) {
        Bound.Value left = binder.expressions.value(binary.left());
        Flow before = binder.flow.copy();
        Bound right = binder.expressions.bind(binary.right());
        binder.flow = Flow.join(before, binder.flow);
        if (left.isError() || isError(right)) {
            return Bound.Value.error(binary.at());
        }
        TypeRef type = Types.mayBeNull(left.type()) && !left.isNull() ? common(left, right) : null;
        if (type == null) {
            return binder.fail(
                    binary.at(),
                    "Operator '??' cannot be applied to operands of type '" + Types.brief(left.type()) + "' and '"
                            + shown(right) + "'");
        }
        TypeRef there = Types.bare(left.type());
        Node first = TypeRefs.underNullable(left.type()) != null && !type.equals(left.type())
                ? converted(there, left.node(), type)
                : binder.conversions.convert(left, type).node();
        return Bound.Value.of(
                binary.at(),
                type,
                Nodes.orElse(first, binder.conversions.convert(right, type).node()));
    }

    /** What is there, as the whole's type; null stays null. */
    private Node converted(TypeRef from, Node node, TypeRef to) {
        Num number = Num.of(from);
        Num wanted = Num.of(Types.bare(to));
        return number != null && wanted != null && number != wanted
                ? Nodes.ifNotNull(node, each -> number.convert(java.util.Objects.requireNonNull(each), wanted))
                : node;
    }

    private @Nullable TypeRef common(Bound.Value left, Bound right) {
        TypeRef bare = Types.bare(left.type());
        if (!bare.equals(left.type()) && binder.conversions.implicit(right, bare) != null) {
            return bare;
        }
        if (binder.conversions.implicit(right, left.type()) != null) {
            return left.type();
        }
        return right instanceof Bound.Value value && binder.conversions.between(bare, value.type()) != null
                ? value.type()
                : null;
    }

    /** A constant stays one under a cast between numbers; what does not fit is refused there. */
    Bound.Value castConstant(int at, Bound.Value value, TypeRef type, Conversions.Conversion conversion) {
        Num from = Num.of(value.type());
        Num to = Num.of(type);
        Object constant = value.constant() == null ? null : value.constant().value();
        if (constant == null || (to == null && !Types.isEnum(type))) {
            return new Bound.Value(
                    at,
                    type,
                    conversion.apply(value.node()),
                    value.type().equals(type) ? value.constant() : null,
                    null);
        }
        if (from != null && to != null) {
            if (to.isWhole() && !fits(from, constant, to)) {
                return binder.fail(
                        at,
                        "Constant value '" + constant + "' cannot be converted to a '" + Types.full(type)
                                + "' (use 'unchecked' syntax to override)");
            }
            return Bound.Value.constant(at, type, from.convert(constant, to));
        }
        if (Types.isEnum(type) && from != null && from.isWhole()) {
            return Bound.Value.constant(
                    at, type, Enums.of(((TypeRef.Of) type).type(), io.holdfast.dotnet.Numbers.whole(constant)));
        }
        if (to != null && Enums.isEnum(constant)) {
            return Bound.Value.constant(at, type, Num.LONG.convert(Enums.number(constant), to));
        }
        return Bound.Value.of(at, type, conversion.apply(value.node()));
    }

    private boolean fits(Num from, Object constant, Num to) {
        if (binder.unchecked) {
            return true;
        }
        if (from.isWhole()) {
            return to.holds(from.exact(constant));
        }
        double real = io.holdfast.dotnet.Numbers.real(constant);
        return !Double.isNaN(real) && !Double.isInfinite(real) && to.holds(new BigDecimal(real).toBigInteger());
    }
}
