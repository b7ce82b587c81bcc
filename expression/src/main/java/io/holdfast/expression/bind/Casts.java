package io.holdfast.expression.bind;

import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Num;
import io.holdfast.expression.run.Operations;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** C#'s explicit conversions: {@code (T)x}. */
final class Casts {

    private final Conversions conversions;
    private final UserConversions users;

    Casts(Conversions conversions, UserConversions users) {
        this.conversions = conversions;
        this.users = users;
    }

    Conversions.@Nullable Conversion find(Bound.Value value, TypeRef to) {
        Conversions.Conversion implicit = conversions.implicit(value, to);
        if (implicit != null) {
            return implicit;
        }
        TypeRef from = value.type();
        if (Types.isVoid(from) || value.isNull()) {
            return null;
        }
        UnaryOperator<Object> plain = ofNumbers(Types.bare(from), Types.bare(to));
        boolean mayBeNull = TypeRefs.underNullable(from) != null;
        boolean takesNull = TypeRefs.underNullable(to) != null;
        if (plain != null) {
            return node -> numbers(node, from, to, plain, mayBeNull, takesNull);
        }
        if (mayBeNull && Types.bare(from).equals(to)) {
            return Nodes::present;
        }
        if (ofReferences(from, to)) {
            return node -> Nodes.cast(node, to);
        }
        return users.find(from, to, true);
    }

    private static Node numbers(
            Node node, TypeRef from, TypeRef to, UnaryOperator<Object> plain, boolean mayBeNull, boolean takesNull) {
        if (mayBeNull && takesNull) {
            return Nodes.ifNotNull(node, each -> plain.apply(Objects.requireNonNull(each)));
        }
        Node there = mayBeNull ? Nodes.present(node) : node;
        Num number = Num.of(Types.bare(from));
        Num wanted = Num.of(to);
        return number != null && wanted != null && !mayBeNull
                ? Nodes.convert(there, number, wanted)
                : Nodes.ifNotNull(there, each -> plain.apply(Objects.requireNonNull(each)));
    }

    private static @Nullable UnaryOperator<Object> ofNumbers(TypeRef from, TypeRef to) {
        Num number = Num.of(from);
        Num wanted = Num.of(to);
        if (number != null && wanted != null) {
            return each -> number.convert(each, wanted);
        }
        if (Types.isEnum(from) && wanted != null) {
            return each -> Num.LONG.convert(Enums.number(each), wanted);
        }
        if (Types.isEnum(to) && ((number != null && number.isWhole()) || Types.isEnum(from))) {
            return each -> Enums.of(((TypeRef.Of) to).type(), Operations.number(each));
        }
        return null;
    }

    /** Whether a value of the one type may be one of the other, which is looked at when it is there. */
    private static boolean ofReferences(TypeRef from, TypeRef to) {
        if (from.equals(TypeRefs.OBJECT) || TypeRefs.reaches(to, from)) {
            return Types.isReference(from);
        }
        if (TypeRefs.isValueType(from) || TypeRefs.isValueType(to)) {
            return false;
        }
        if (Types.isInterface(from)) {
            return Types.isInterface(to) || (to instanceof TypeRef.Of && !isSealed(to)) || to instanceof TypeRef.Array;
        }
        return (Types.isInterface(to) && !isSealed(from))
                || (from instanceof TypeRef.Array a
                        && to instanceof TypeRef.Array b
                        && ofReferences(a.element(), b.element()));
    }

    private static boolean isSealed(TypeRef type) {
        return type.equals(TypeRefs.STRING) || type instanceof TypeRef.Array || Types.isDelegate(type);
    }
}
