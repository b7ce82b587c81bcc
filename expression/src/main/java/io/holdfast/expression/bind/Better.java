package io.holdfast.expression.bind;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Num;
import java.util.List;
import java.util.Set;

/** C#'s "better function member". */
final class Better {

    private static final Set<Num> SIGNED = Set.of(Num.SBYTE, Num.SHORT, Num.INT, Num.LONG);
    private static final Set<Num> UNSIGNED = Set.of(Num.BYTE, Num.USHORT, Num.UINT, Num.ULONG);

    private final Binder binder;

    Better(Binder binder) {
        this.binder = binder;
    }

    boolean is(Overload a, Overload b, List<Argument> arguments) {
        boolean some = false;
        boolean same = true;
        for (int i = 0; i < arguments.size(); i++) {
            TypeRef left = a.type(i);
            TypeRef right = b.type(i);
            same &= left.equals(right);
            int order = compare(arguments.get(i).value(), left, right);
            if (order < 0) {
                return false;
            }
            some |= order > 0;
        }
        return some || tie(a, b, same, arguments.size());
    }

    private boolean tie(Overload a, Overload b, boolean same, int count) {
        boolean genericA = !a.types().isEmpty();
        boolean genericB = !b.types().isEmpty();
        if (same && genericA != genericB) {
            return genericB;
        }
        if (a.expanded() != b.expanded()) {
            return b.expanded();
        }
        if (a.expanded()
                && a.candidate().parameters().size()
                        != b.candidate().parameters().size()) {
            return a.candidate().parameters().size()
                    > b.candidate().parameters().size();
        }
        if (a.leftOut() != b.leftOut() && (a.leftOut() == 0 || b.leftOut() == 0)) {
            return a.leftOut() == 0;
        }
        if (same && count > 0) {
            int order = 0;
            for (int i = 0; i < count; i++) {
                int specific = specific(a.candidate(), a.open(i), b.candidate(), b.open(i));
                if (specific < 0) {
                    return false;
                }
                order += specific;
            }
            if (order > 0) {
                return true;
            }
        }
        // Alike in two interfaces: neither is better, and the first of them will do.
        return same
                && a.leftOut() == b.leftOut()
                && !genericA
                && a.candidate().parameters().size()
                        == b.candidate().parameters().size()
                && a.candidate().type().equals(b.candidate().type());
    }

    /** Whether a type as declared says more: {@code List<T>} than {@code T}. */
    private static int specific(Candidate a, TypeRef left, Candidate b, TypeRef right) {
        boolean openA = left instanceof TypeRef.Variable;
        boolean openB = right instanceof TypeRef.Variable;
        if (openA != openB) {
            return openB ? 1 : -1;
        }
        if (left instanceof TypeRef.Array x && right instanceof TypeRef.Array y) {
            return specific(a, x.element(), b, y.element());
        }
        if (left instanceof TypeRef.Of x
                && right instanceof TypeRef.Of y
                && x.arguments().size() == y.arguments().size()) {
            int order = 0;
            for (int i = 0; i < x.arguments().size(); i++) {
                int each = specific(a, x.arguments().get(i), b, y.arguments().get(i));
                if (each * order < 0) {
                    return 0;
                }
                order = order != 0 ? order : each;
            }
            return order;
        }
        return 0;
    }

    /** Positive if an argument becomes the first type more naturally, negative the second. */
    private int compare(Bound argument, TypeRef left, TypeRef right) {
        if (left.equals(right)) {
            return 0;
        }
        if (argument instanceof Bound.Value value) {
            boolean exactLeft = value.type().equals(left);
            boolean exactRight = value.type().equals(right);
            if (exactLeft != exactRight) {
                return exactLeft ? 1 : -1;
            }
        }
        if (argument instanceof Bound.Lambda lambda) {
            int order = lambdas(lambda, left, right);
            if (order != 0) {
                return order;
            }
        }
        return targets(left, right);
    }

    private int lambdas(Bound.Lambda lambda, TypeRef left, TypeRef right) {
        Types.Shape a = Types.shape(left);
        Types.Shape b = Types.shape(right);
        if (a == null
                || b == null
                || !a.parameters().equals(b.parameters())
                || a.result().equals(b.result())) {
            return 0;
        }
        if (Types.isVoid(a.result()) || Types.isVoid(b.result())) {
            return Types.isVoid(b.result()) ? 1 : -1;
        }
        TypeRef result = binder.lambdas.result(lambda, a.parameters());
        if (result != null && (result.equals(a.result()) || result.equals(b.result()))) {
            return result.equals(a.result()) ? 1 : -1;
        }
        return targets(a.result(), b.result());
    }

    private int targets(TypeRef left, TypeRef right) {
        boolean there = binder.conversions.between(left, right) != null;
        boolean back = binder.conversions.between(right, left) != null;
        if (there != back) {
            return there ? 1 : -1;
        }
        Num a = Num.of(Types.bare(left));
        Num b = Num.of(Types.bare(right));
        if (a != null && b != null && TypeRefs.isValueType(left)) {
            if (SIGNED.contains(a) && UNSIGNED.contains(b)) {
                return 1;
            }
            if (UNSIGNED.contains(a) && SIGNED.contains(b)) {
                return -1;
            }
        }
        return 0;
    }
}
