package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Num;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** C#'s implicit conversions, and what is said where there is none. */
final class Conversions {

    /** How a value becomes one of another type. */
    interface Conversion extends UnaryOperator<Node> {}

    static final Conversion IDENTITY = node -> node;

    /** Where numbers widen to without a cast. */
    private static final Map<Num, Set<Num>> WIDER = Map.of(
            Num.SBYTE, Set.of(Num.SHORT, Num.INT, Num.LONG),
            Num.BYTE, Set.of(Num.SHORT, Num.USHORT, Num.INT, Num.UINT, Num.LONG, Num.ULONG),
            Num.SHORT, Set.of(Num.INT, Num.LONG),
            Num.USHORT, Set.of(Num.INT, Num.UINT, Num.LONG, Num.ULONG),
            Num.CHAR, Set.of(Num.USHORT, Num.INT, Num.UINT, Num.LONG, Num.ULONG),
            Num.INT, Set.of(Num.LONG),
            Num.UINT, Set.of(Num.LONG, Num.ULONG),
            Num.LONG, Set.of(),
            Num.ULONG, Set.of(),
            Num.FLOAT, Set.of(Num.DOUBLE));

    private final Binder binder;
    private final UserConversions users;
    final Casts casts;

    Conversions(Binder binder) {
        this.binder = binder;
        this.users = new UserConversions(binder, this);
        this.casts = new Casts(this, users);
    }

    static boolean widens(Num from, Num to) {
        boolean real = to == Num.FLOAT || to == Num.DOUBLE || to == Num.DECIMAL;
        return (from.isWhole() && real) || WIDER.getOrDefault(from, Set.of()).contains(to);
    }

    /** The implicit conversion of whatever has been bound, or null. */
    @Nullable
    Conversion implicit(Bound from, TypeRef to) {
        if (Types.isError(to)) {
            return IDENTITY;
        }
        return switch (from) {
            case Bound.Value value -> implicit(value, to);
            case Bound.Lambda lambda -> binder.lambdas.fits(lambda, to) ? IDENTITY : null;
            case Bound.Methods methods -> binder.lambdas.fits(methods, to) ? IDENTITY : null;
            case Bound.LocalFunction function -> binder.lambdas.fits(function, to) ? IDENTITY : null;
            case Bound.Default any -> IDENTITY;
            case Bound.Thrown thrown -> IDENTITY;
            case Bound.OutDeclared declared -> IDENTITY;
            case Bound.Type type -> null;
            case Bound.Namespace namespace -> null;
        };
    }

    private @Nullable Conversion implicit(Bound.Value value, TypeRef to) {
        if (value.constant() != null && ofConstant(value, to)) {
            Num number = Num.of(Types.bare(to));
            Num kind = Num.of(value.type());
            return number != null && kind != null
                    ? node -> Nodes.convert(node, kind, number)
                    : node -> Nodes.constant(io.holdfast.dotnet.Enums.of(((TypeRef.Of) Types.bare(to)).type(), 0));
        }
        return between(value.type(), to);
    }

    /** Whether a constant fits where its type would not. */
    private static boolean ofConstant(Bound.Value value, TypeRef to) {
        TypeRef bare = Types.bare(to);
        Num from = Num.of(value.type());
        Object constant = value.constant() == null ? null : value.constant().value();
        if (constant == null || from == null || !from.isWhole()) {
            return false;
        }
        if (Types.isEnum(bare)) {
            return from == Num.INT && constant.equals(0);
        }
        Num wanted = Num.of(bare);
        return wanted != null
                && wanted.isWhole()
                && wanted != Num.CHAR
                && (from == Num.INT || (from == Num.LONG && wanted == Num.ULONG))
                && wanted.holds(from.exact(constant));
    }

    /** The implicit conversion between two types, or null. */
    @Nullable
    Conversion between(TypeRef from, TypeRef to) {
        Conversion standard = standard(from, to);
        return standard != null ? standard : users.find(from, to, false);
    }

    /** The implicit conversion that the language itself has, or null. */
    @Nullable
    Conversion standard(TypeRef from, TypeRef to) {
        if (from.equals(to) || Types.isError(from) || Types.isError(to)) {
            return IDENTITY;
        }
        if (Types.isVoid(from) || Types.isVoid(to)) {
            return null;
        }
        if (from.equals(Types.NULL)) {
            return Types.mayBeNull(to) ? IDENTITY : null;
        }
        TypeRef bareFrom = Types.bare(from);
        TypeRef bareTo = Types.bare(to);
        boolean lifts = TypeRefs.underNullable(to) != null;
        if (TypeRefs.underNullable(from) == null || lifts) {
            Num number = Num.of(bareFrom);
            Num wanted = Num.of(bareTo);
            if (number != null && wanted != null && widens(number, wanted)) {
                return TypeRefs.underNullable(from) == null
                        ? node -> Nodes.convert(node, number, wanted)
                        : node -> Nodes.ifNotNull(
                                node, each -> number.convert(java.util.Objects.requireNonNull(each), wanted));
            }
            if (lifts && bareFrom.equals(bareTo)) {
                return IDENTITY;
            }
        }
        return (!lifts && TypeRefs.reaches(bareFrom, to) && !to.equals(bareFrom)) || to.equals(TypeRefs.OBJECT)
                ? IDENTITY
                : null;
    }

    /** A value as one of a type; where it is none, that is told. */
    Bound.Value convert(Bound from, TypeRef to) {
        Conversion conversion = from instanceof Bound.Value value && value.isError() ? IDENTITY : implicit(from, to);
        if (conversion == null) {
            return refuse(from, to);
        }
        return apply(from, to, conversion);
    }

    Bound.Value apply(Bound from, TypeRef to, Conversion conversion) {
        return switch (from) {
            case Bound.Value value -> apply(value, to, conversion);
            case Bound.Lambda lambda -> binder.lambdas.convert(lambda, to);
            case Bound.Methods methods -> binder.lambdas.convert(methods, to);
            case Bound.LocalFunction function -> binder.lambdas.convert(function, to);
            case Bound.Default any -> Bound.Value.constant(any.at(), to, TypeRefs.zero(to));
            case Bound.Thrown thrown -> Bound.Value.of(thrown.at(), to, thrown.node());
            default -> Bound.Value.error(from.at());
        };
    }

    Bound.Value apply(Bound.Value value, TypeRef to, Conversion conversion) {
        if (value.constant() != null) {
            Object constant = value.constant().value();
            Num from = Num.of(value.type());
            Num wanted = Num.of(to);
            if (constant != null && from != null && wanted != null) {
                return Bound.Value.constant(value.at(), to, from.convert(constant, wanted));
            }
            if (value.type().equals(to)) {
                return value;
            }
            if (Types.isEnum(to) && from != null) {
                return Bound.Value.constant(value.at(), to, io.holdfast.dotnet.Enums.of(((TypeRef.Of) to).type(), 0));
            }
        }
        return Bound.Value.of(value.at(), to, conversion.apply(value.node()));
    }

    private Bound.Value refuse(Bound from, TypeRef to) {
        int at = from.at();
        return switch (from) {
            case Bound.Value value -> binder.fail(at, message(value, to));
            case Bound.Lambda lambda -> binder.lambdas.refuse(lambda, to);
            case Bound.Type type ->
                binder.fail(
                        at, "'" + Types.brief(type.type()) + "' is a type, which is not valid in the given context");
            case Bound.Namespace namespace ->
                binder.fail(at, "'" + namespace.name() + "' is a namespace but is used like a variable");
            case Bound.Methods methods -> binder.fail(at, ofGroup(methods.name(), to));
            case Bound.LocalFunction function ->
                binder.fail(at, ofGroup(function.function().name(), to));
            default -> Bound.Value.error(at);
        };
    }

    private static String ofGroup(String name, TypeRef to) {
        if (Types.isDelegate(to)) {
            return "No overload for '" + name + "' matches delegate '" + Types.brief(to) + "'";
        }
        return "Cannot convert method group '" + name + "' to non-delegate type '" + Types.full(to)
                + "'. Did you intend to invoke the method?";
    }

    private String message(Bound.Value value, TypeRef to) {
        TypeRef from = value.type();
        if (value.isNull()) {
            return "Cannot convert null to '" + Types.full(to) + "' because it is a non-nullable value type";
        }
        Num wanted = Num.of(Types.bare(to));
        if (value.constant() != null
                && wanted != null
                && Num.of(from) == Num.INT
                && wanted.isWhole()
                && wanted != Num.CHAR) {
            return "Constant value '" + value.constant().value() + "' cannot be converted to a '" + Types.full(to)
                    + "'";
        }
        String words = "Cannot implicitly convert type '" + Types.full(from) + "' to '" + Types.full(to) + "'";
        return casts.find(value, to) != null
                ? words + ". An explicit conversion exists (are you missing a cast?)"
                : words;
    }
}
