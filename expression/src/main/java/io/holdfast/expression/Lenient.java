package io.holdfast.expression;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import io.holdfast.expression.run.Num;
import org.jspecify.annotations.Nullable;

/** Results made what a place takes when they are there: the service converts what it can. */
final class Lenient {

    private Lenient() {}

    static Node node(Node node, TypeRef type, Expected expected) {
        TypeRef wanted = expected.type();
        if (wanted == null || type.equals(wanted)) {
            return node;
        }
        return Nodes.of((value, work) -> converted(value, wanted, work), node);
    }

    private static @Nullable Object converted(@Nullable Object value, TypeRef wanted, Work work) {
        if (value == null || Values.isInstance(value, wanted)) {
            return value;
        }
        if (wanted.equals(TypeRefs.STRING)) {
            return Values.toString(work, value);
        }
        Num number = Num.of(wanted);
        Num given = Num.of(Values.typeOf(value));
        if (number != null && given != null) {
            return given.convert(value, number);
        }
        Object read = value instanceof String text ? read(text.strip(), wanted) : null;
        if (read == null) {
            throw NetException.invalidCast(Values.typeOf(value), wanted);
        }
        return read;
    }

    private static @Nullable Object read(String text, TypeRef wanted) {
        try {
            if (wanted.equals(TypeRefs.BOOL)) {
                return text.equalsIgnoreCase("true")
                        ? Boolean.TRUE
                        : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
            }
            if (wanted.equals(TypeRefs.INT)) {
                return Integer.valueOf(text);
            }
            if (wanted.equals(TypeRefs.LONG)) {
                return Long.valueOf(text);
            }
            return wanted.equals(TypeRefs.DOUBLE) ? Double.valueOf(text) : null;
        } catch (NumberFormatException e) {
            throw NetException.format("Input string was not in a correct format.");
        }
    }
}
