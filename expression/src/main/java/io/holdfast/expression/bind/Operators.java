package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Arithmetic;
import io.holdfast.expression.run.BoolNode;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Num;
import io.holdfast.expression.run.Operations;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators on two operands: which one it is, what it gives, and its value if that is known already. */
final class Operators {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> BITS = Set.of("&", "|", "^");

    private final Binder binder;
    private final UserOperators users;
    private final EnumOperators enums;
    final UnaryOperators unaries;

    Operators(Binder binder) {
        this.binder = binder;
        this.users = new UserOperators(binder);
        this.enums = new EnumOperators();
        this.unaries = new UnaryOperators(binder, users);
    }

    Bound.Value bind(int at, String operator, Bound.Value a, Bound.Value b) {
        if (a.isError() || b.isError()) {
            return Bound.Value.error(at);
        }
        Bound.Value found = find(at, operator, a, b);
        return found != null ? found : refuse(at, operator, a, b);
    }

    private Bound.@Nullable Value find(int at, String operator, Bound.Value a, Bound.Value b) {
        Bound.Value ofUser = users.find(at, operator, a, b);
        if (ofUser != null) {
            return ofUser;
        }
        Bound.Value ofEnum = enums.find(at, operator, a, b);
        if (ofEnum != null) {
            return ofEnum;
        }
        Bound.Value text = texts(at, operator, a, b);
        if (text != null) {
            return text;
        }
        Num left = Num.of(Types.bare(a.type()));
        Num right = Num.of(Types.bare(b.type()));
        if (left != null && right != null) {
            return numbers(at, operator, a, left, b, right);
        }
        if ((left != null && b.isNull()) || (right != null && a.isNull())) {
            return withNull(at, operator, a, b);
        }
        Bound.Value ofBools = bools(at, operator, a, b);
        if (ofBools != null) {
            return ofBools;
        }
        return operator.equals("==") || operator.equals("!=") ? references(at, operator.equals("=="), a, b) : null;
    }

    private Bound.Value refuse(int at, String operator, Bound.Value a, Bound.Value b) {
        return binder.fail(
                at,
                "Operator '" + operator + "' cannot be applied to operands of type '" + Types.brief(a.type())
                        + "' and '" + Types.brief(b.type()) + "'");
    }

    private Bound.@Nullable Value texts(int at, String operator, Bound.Value a, Bound.Value b) {
        boolean left = a.type().equals(TypeRefs.STRING);
        boolean right = b.type().equals(TypeRefs.STRING);
        if (operator.equals("+") && (left || right) && !Types.isVoid(a.type()) && !Types.isVoid(b.type())) {
            return binder.expressions.texts.concat(at, a, b);
        }
        boolean both = (left || a.isNull()) && (right || b.isNull()) && (left || right);
        if (!both || (!operator.equals("==") && !operator.equals("!="))) {
            return null;
        }
        boolean equal = operator.equals("==");
        if (a.constant() != null && b.constant() != null) {
            return Bound.Value.constant(
                    at,
                    TypeRefs.BOOL,
                    java.util.Objects.equals(a.constant().value(), b.constant().value()) == equal);
        }
        return Bound.Value.of(at, TypeRefs.BOOL, Operations.texts(equal, a.node(), b.node()));
    }

    private Bound.@Nullable Value numbers(int at, String operator, Bound.Value a, Num left, Bound.Value b, Num right) {
        boolean lifted = TypeRefs.underNullable(a.type()) != null || TypeRefs.underNullable(b.type()) != null;
        if (operator.equals("<<") || operator.equals(">>")) {
            return lifted ? null : shift(at, operator.equals("<<"), a, left, b);
        }
        Num kind = Promotion.of(a, left, b, right);
        if (kind == null || (BITS.contains(operator) && !kind.isWhole())) {
            return null;
        }
        boolean compares = COMPARISONS.contains(operator);
        TypeRef operand = lifted ? Types.nullable(kind.type()) : kind.type();
        Bound.Value first = binder.conversions.convert(a, operand);
        Bound.Value second = binder.conversions.convert(b, operand);
        if (lifted) {
            Operations.Pair pair = compares
                    ? (x, y) -> Arithmetic.compare(operator, kind, x, y)
                    : (x, y) -> Arithmetic.apply(operator, kind, x, y);
            return Bound.Value.of(
                    at,
                    compares ? TypeRefs.BOOL : operand,
                    compares
                            ? Operations.liftedComparison(operator, first.node(), second.node(), pair)
                            : Operations.lifted(first.node(), second.node(), pair));
        }
        if (first.constant() != null && second.constant() != null) {
            return folded(at, operator, kind, compares, first, second);
        }
        if (compares) {
            return Bound.Value.of(
                    at, TypeRefs.BOOL, Operations.comparison(operator, kind, first.node(), second.node()));
        }
        if (operator.equals("/") && kind.isWhole() && isZero(second)) {
            return binder.fail(at, "Division by constant zero");
        }
        boolean guarded = binder.checked && kind.isWhole() && "+-*".contains(operator);
        return Bound.Value.of(
                at,
                kind.type(),
                guarded
                        ? Operations.checked(operator, kind, first.node(), second.node())
                        : Operations.arithmetic(operator, kind, first.node(), second.node()));
    }

    private static boolean isZero(Bound.Value value) {
        return value.constant() != null
                && value.constant().value() != null
                && io.holdfast.dotnet.Numbers.real(value.constant().value()) == 0;
    }

    private Bound.Value folded(
            int at, String operator, Num kind, boolean compares, Bound.Value first, Bound.Value second) {
        Object x = java.util.Objects.requireNonNull(
                java.util.Objects.requireNonNull(first.constant()).value());
        Object y = java.util.Objects.requireNonNull(
                java.util.Objects.requireNonNull(second.constant()).value());
        if (compares) {
            return Bound.Value.constant(at, TypeRefs.BOOL, Arithmetic.compare(operator, kind, x, y));
        }
        if ((operator.equals("/") || operator.equals("%"))
                && isZero(second)
                && (kind.isWhole() || kind == Num.DECIMAL)) {
            return binder.fail(at, "Division by constant zero");
        }
        if (!binder.unchecked
                && kind.isWhole()
                && "+-*".contains(operator)
                && !kind.holds(exact(operator, kind.exact(x), kind.exact(y)))) {
            return binder.fail(at, "The operation overflows at compile time in checked mode");
        }
        try {
            return Bound.Value.constant(at, kind.type(), Arithmetic.apply(operator, kind, x, y));
        } catch (NetException overflow) {
            return binder.fail(at, "The operation overflows at compile time in checked mode");
        }
    }

    private static BigInteger exact(String operator, BigInteger x, BigInteger y) {
        return switch (operator) {
            case "+" -> x.add(y);
            case "-" -> x.subtract(y);
            default -> x.multiply(y);
        };
    }

    private Bound.@Nullable Value shift(int at, boolean left, Bound.Value a, Num kind, Bound.Value by) {
        Num promoted = Promotion.of(kind);
        if (!promoted.isWhole() || binder.conversions.implicit(by, TypeRefs.INT) == null) {
            return null;
        }
        Bound.Value value = binder.conversions.convert(a, promoted.type());
        Bound.Value count = binder.conversions.convert(by, TypeRefs.INT);
        if (value.constant() != null && count.constant() != null) {
            return Bound.Value.constant(
                    at,
                    promoted.type(),
                    Arithmetic.shift(
                            left,
                            promoted,
                            java.util.Objects.requireNonNull(value.constant().value()),
                            (Integer) java.util.Objects.requireNonNull(
                                    count.constant().value())));
        }
        return Bound.Value.of(at, promoted.type(), Operations.shift(left, promoted, value.node(), count.node()));
    }

    /** A number and null: it is as if null were a number that is not there. */
    private Bound.@Nullable Value withNull(int at, String operator, Bound.Value a, Bound.Value b) {
        TypeRef type = Types.nullable(a.isNull() ? b.type() : a.type());
        if (operator.equals("==") || operator.equals("!=")) {
            Node other = a.isNull() ? b.node() : a.node();
            return Bound.Value.of(at, TypeRefs.BOOL, Operations.isNull(operator.equals("=="), other));
        }
        return numbers(
                at,
                operator,
                Bound.Value.of(a.at(), type, a.node()),
                java.util.Objects.requireNonNull(Num.of(Types.bare(type))),
                Bound.Value.of(b.at(), type, b.node()),
                java.util.Objects.requireNonNull(Num.of(Types.bare(type))));
    }

    private static Bound.@Nullable Value bools(int at, String operator, Bound.Value a, Bound.Value b) {
        boolean known = Types.bare(a.type()).equals(TypeRefs.BOOL)
                && Types.bare(b.type()).equals(TypeRefs.BOOL);
        boolean fits = BITS.contains(operator) || operator.equals("==") || operator.equals("!=");
        if (!known || !fits) {
            return null;
        }
        if (a.type().equals(TypeRefs.BOOL) && b.type().equals(TypeRefs.BOOL)) {
            Node node = BoolNode.of(operator, a.node(), b.node());
            if (a.constant() != null && b.constant() != null) {
                boolean x = Boolean.TRUE.equals(a.constant().value());
                boolean y = Boolean.TRUE.equals(b.constant().value());
                boolean value = switch (operator) {
                    case "&" -> x && y;
                    case "|" -> x || y;
                    case "==" -> x == y;
                    default -> x ^ y;
                };
                return Bound.Value.constant(at, TypeRefs.BOOL, value);
            }
            return Bound.Value.of(at, TypeRefs.BOOL, node);
        }
        if (operator.equals("==") || operator.equals("!=")) {
            return Bound.Value.of(at, TypeRefs.BOOL, Operations.texts(operator.equals("=="), a.node(), b.node()));
        }
        TypeRef type = Types.nullable(TypeRefs.BOOL);
        return operator.equals("^")
                ? Bound.Value.of(at, type, Operations.lifted(a.node(), b.node(), (x, y) -> !x.equals(y)))
                : Bound.Value.of(at, type, Operations.threeValued(operator.equals("&"), a.node(), b.node()));
    }

    /** {@code ==} of references, of anything nullable with null, and of two unlike ones never. */
    private Bound.@Nullable Value references(int at, boolean equal, Bound.Value a, Bound.Value b) {
        if (a.isNull() && b.isNull()) {
            return Bound.Value.constant(at, TypeRefs.BOOL, equal);
        }
        if (a.isNull() || b.isNull()) {
            Bound.Value other = a.isNull() ? b : a;
            // A value that can't be null is compared as T?: never equal, which C# warns of.
            return Types.isVoid(other.type())
                    ? null
                    : Bound.Value.of(at, TypeRefs.BOOL, Operations.isNull(equal, other.node()));
        }
        boolean references = Types.isReference(a.type()) && Types.isReference(b.type());
        boolean related = references
                && (TypeRefs.reaches(a.type(), b.type())
                        || TypeRefs.reaches(b.type(), a.type())
                        || (Types.isInterface(a.type()) && !b.type().equals(TypeRefs.STRING))
                        || (Types.isInterface(b.type()) && !a.type().equals(TypeRefs.STRING)));
        return related ? Bound.Value.of(at, TypeRefs.BOOL, Operations.references(equal, a.node(), b.node())) : null;
    }
}
