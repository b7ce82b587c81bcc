package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types that only a compiler knows, and questions about types. */
final class Types {

    static final TypeRef VOID = new TypeRef.Variable("void");

    /** Of the literal {@code null}. */
    static final TypeRef NULL = new TypeRef.Variable("<null>");

    /** Of what is wrong and was told already: it converts to everything. */
    static final TypeRef ERROR = new TypeRef.Variable("?");

    private static final List<String> KEYWORDS = List.of(
            "bool", "byte", "sbyte", "char", "decimal", "double", "float", "int", "uint", "long", "ulong", "short",
            "ushort", "object", "string");

    private static final java.util.Map<String, String> KEYWORD_OF = KEYWORDS.stream()
            .collect(Collectors.toMap(word -> NetTypes.keyword(word).orElseThrow(), word -> word));

    private Types() {}

    static boolean isError(TypeRef type) {
        return type.equals(ERROR);
    }

    static boolean isVoid(TypeRef type) {
        return type instanceof TypeRef.Variable variable && variable.name().equals("void");
    }

    static boolean isEnum(TypeRef type) {
        return type instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.ENUM;
    }

    static boolean isDelegate(TypeRef type) {
        return type instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.DELEGATE;
    }

    static boolean isInterface(TypeRef type) {
        return type instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.INTERFACE;
    }

    /** A class, an interface, an array, a delegate, or null. */
    static boolean isReference(TypeRef type) {
        return !isVoid(type) && !(type instanceof TypeRef.Of && TypeRefs.isValueType(type));
    }

    static boolean mayBeNull(TypeRef type) {
        return isReference(type) || TypeRefs.underNullable(type) != null;
    }

    static TypeRef nullable(TypeRef type) {
        return TypeRefs.isValueType(type) && TypeRefs.underNullable(type) == null
                ? TypeRefs.of("System.Nullable", type)
                : type;
    }

    /** The {@code T} of {@code T?}, otherwise the type itself. */
    static TypeRef bare(TypeRef type) {
        TypeRef under = TypeRefs.underNullable(type);
        return under != null ? under : type;
    }

    /** What a delegate type is called with, its arguments put in; null of other types. */
    static @Nullable Shape shape(TypeRef type) {
        if (!(type instanceof TypeRef.Of of) || of.type().kind() != NetType.Kind.DELEGATE) {
            return null;
        }
        for (Member member : of.type().members()) {
            if (member.name().equals("Invoke")) {
                List<TypeRef> parameters = member.parameters().stream()
                        .map(each -> TypeRefs.substitute(each.type(), of.type().typeParameters(), of.arguments()))
                        .toList();
                return new Shape(
                        parameters, TypeRefs.substitute(member.type(), of.type().typeParameters(), of.arguments()));
            }
        }
        return null;
    }

    /** Parameters and result of a delegate. */
    record Shape(List<TypeRef> parameters, TypeRef result) {}

    /** Whether a type parameter of these occurs in it. */
    static boolean mentions(TypeRef type, java.util.Set<String> names) {
        return switch (type) {
            case TypeRef.Variable variable -> names.contains(variable.name());
            case TypeRef.Array array -> mentions(array.element(), names);
            case TypeRef.Of of -> of.arguments().stream().anyMatch(each -> mentions(each, names));
        };
    }

    /** As the compiler's messages name it in full: {@code System.Collections.Generic.List<string>}. */
    static String full(TypeRef type) {
        return name(type, true);
    }

    /** As most of the compiler's messages name it: {@code List<string>}. */
    static String brief(TypeRef type) {
        return name(type, false);
    }

    private static String name(TypeRef type, boolean full) {
        TypeRef under = TypeRefs.underNullable(type);
        if (under != null) {
            return name(under, full) + "?";
        }
        return switch (type) {
            case TypeRef.Variable variable -> variable.name();
            case TypeRef.Array array -> name(array.element(), full) + "[]";
            case TypeRef.Of of -> {
                if (Anonymous.is(of)) {
                    yield Anonymous.name(of, full);
                }
                String keyword = KEYWORD_OF.get(of.type().fullName());
                String name = keyword != null
                        ? keyword
                        : full ? of.type().fullName() : of.type().name();
                yield of.arguments().isEmpty()
                        ? name
                        : name
                                + of.arguments().stream()
                                        .map(each -> name(each, full))
                                        .collect(Collectors.joining(", ", "<", ">"));
            }
        };
    }
}
