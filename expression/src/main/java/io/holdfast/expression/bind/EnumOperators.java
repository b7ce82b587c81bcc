package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Num;
import io.holdfast.expression.run.Operations;
import org.jspecify.annotations.Nullable;

/** Operators on values of enums. */
final class EnumOperators {

    Bound.@Nullable Value find(int at, String operator, Bound.Value a, Bound.Value b) {
        TypeRef left = Types.bare(a.type());
        TypeRef right = Types.bare(b.type());
        boolean ofLeft = Types.isEnum(left);
        boolean ofRight = Types.isEnum(right);
        if ((!ofLeft && !ofRight) || a.isNull() || b.isNull()) {
            return null;
        }
        TypeRef type = ofLeft ? left : right;
        boolean same = left.equals(right) || isZero(a) || isZero(b);
        boolean lifted = TypeRefs.underNullable(a.type()) != null || TypeRefs.underNullable(b.type()) != null;
        NetType described = ((TypeRef.Of) type).type();
        return switch (operator) {
            case "==", "!=", "<", "<=", ">", ">=" -> {
                if (!same) {
                    yield null;
                }
                var first = number(a, described);
                var second = number(b, described);
                yield Bound.Value.of(
                        at,
                        TypeRefs.BOOL,
                        lifted
                                ? Operations.liftedComparison(
                                        operator, first, second, (x, y) -> compare(operator, x, y))
                                : Operations.enumComparison(operator, first, second));
            }
            case "&", "|", "^" -> same ? calculated(at, operator, type, a, b) : null;
            case "+" -> {
                boolean fits = ofLeft ? isWhole(right) : isWhole(left);
                yield fits ? calculated(at, operator, type, a, b) : null;
            }
            case "-" -> {
                if (left.equals(right)) {
                    yield Bound.Value.of(at, TypeRefs.INT, Operations.lifted(a.node(), b.node(), (x, y) ->
                            (int) (Operations.number(x) - Operations.number(y))));
                }
                yield ofLeft && isWhole(right) ? calculated(at, operator, type, a, b) : null;
            }
            default -> null;
        };
    }

    private static io.holdfast.expression.run.Node number(Bound.Value value, NetType type) {
        return Num.of(value.type()) == null
                ? value.node()
                : io.holdfast.expression.run.Nodes.constant(io.holdfast.dotnet.Enums.of(type, 0));
    }

    private static boolean compare(String operator, Object x, Object y) {
        return io.holdfast.expression.run.Arithmetic.compare(
                operator, Num.LONG, Operations.number(x), Operations.number(y));
    }

    private static Bound.Value calculated(int at, String operator, TypeRef type, Bound.Value a, Bound.Value b) {
        NetType described = ((TypeRef.Of) type).type();
        if (a.constant() != null
                && b.constant() != null
                && a.constant().value() != null
                && b.constant().value() != null) {
            return Bound.Value.constant(
                    at,
                    type,
                    Operations.enumValue(
                            operator,
                            described,
                            a.constant().value(),
                            b.constant().value()));
        }
        return Bound.Value.of(
                at,
                type,
                Operations.lifted(a.node(), b.node(), (x, y) -> Operations.enumValue(operator, described, x, y)));
    }

    private static boolean isZero(Bound.Value value) {
        return value.constant() != null
                && Integer.valueOf(0).equals(value.constant().value());
    }

    private static boolean isWhole(TypeRef type) {
        Num kind = Num.of(type);
        return kind != null && kind.isWhole();
    }
}
