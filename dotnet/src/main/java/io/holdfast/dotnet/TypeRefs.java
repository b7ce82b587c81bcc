package io.holdfast.dotnet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about types as they are used. */
public final class TypeRefs {

    public static final TypeRef.Of OBJECT = NetTypes.get("System.Object").ref();
    public static final TypeRef.Of STRING = NetTypes.get("System.String").ref();
    public static final TypeRef.Of BOOL = NetTypes.get("System.Boolean").ref();
    public static final TypeRef.Of CHAR = NetTypes.get("System.Char").ref();
    public static final TypeRef.Of BYTE = NetTypes.get("System.Byte").ref();
    public static final TypeRef.Of SBYTE = NetTypes.get("System.SByte").ref();
    public static final TypeRef.Of SHORT = NetTypes.get("System.Int16").ref();
    public static final TypeRef.Of USHORT = NetTypes.get("System.UInt16").ref();
    public static final TypeRef.Of INT = NetTypes.get("System.Int32").ref();
    public static final TypeRef.Of UINT = NetTypes.get("System.UInt32").ref();
    public static final TypeRef.Of LONG = NetTypes.get("System.Int64").ref();
    public static final TypeRef.Of ULONG = NetTypes.get("System.UInt64").ref();
    public static final TypeRef.Of FLOAT = NetTypes.get("System.Single").ref();
    public static final TypeRef.Of DOUBLE = NetTypes.get("System.Double").ref();
    public static final TypeRef.Of DECIMAL = NetTypes.get("System.Decimal").ref();
    public static final TypeRef.Array BYTES = new TypeRef.Array(BYTE);

    private static final List<String> OF_ARRAYS = List.of(
            "System.Collections.Generic.IList",
            "System.Collections.Generic.ICollection",
            "System.Collections.Generic.IEnumerable",
            "System.Collections.Generic.IReadOnlyList",
            "System.Collections.Generic.IReadOnlyCollection");

    private TypeRefs() {}

    /** A type by its names: {@code of("System.Collections.Generic.List", STRING)}. */
    public static TypeRef.Of of(String name, TypeRef... arguments) {
        return NetTypes.find(name, arguments.length)
                .orElseThrow(() -> new IllegalArgumentException("no described type " + name + "`" + arguments.length))
                .ref(arguments);
    }

    /** Whether its values are never null. {@code int?} is a value type of .NET, and so it is here. */
    public static boolean isValueType(TypeRef type) {
        return type instanceof TypeRef.Of of && of.type().isValueType();
    }

    /** The {@code T} of {@code T?}; null of other types. */
    public static @Nullable TypeRef underNullable(TypeRef type) {
        return type instanceof TypeRef.Of of && of.type().fullName().equals("System.Nullable")
                ? of.arguments().getFirst()
                : null;
    }

    /** {@code default(T)}: of a pair, one with the zeros of its types. */
    public static @Nullable Object zero(TypeRef type) {
        if (type instanceof TypeRef.Of of && of.type().javaClass() == NetPair.class) {
            TypeRef key = of.arguments().get(0);
            TypeRef value = of.arguments().get(1);
            return new NetPair(key, value, zero(key), zero(value));
        }
        return type instanceof TypeRef.Of of ? of.type().zero() : null;
    }

    /** The type with its variables replaced, where their names are among these. */
    public static TypeRef substitute(TypeRef type, List<String> names, List<? extends TypeRef> by) {
        return switch (type) {
            case TypeRef.Variable variable -> {
                int at = names.indexOf(variable.name());
                yield at < 0 ? type : by.get(at);
            }
            case TypeRef.Array array -> {
                TypeRef element = substitute(array.element(), names, by);
                yield element.equals(array.element()) ? array : new TypeRef.Array(element);
            }
            case TypeRef.Of of -> of.arguments().isEmpty() ? of : substituted(of, names, by);
        };
    }

    private static TypeRef substituted(TypeRef.Of of, List<String> names, List<? extends TypeRef> by) {
        TypeRef[] arguments = new TypeRef[of.arguments().size()];
        boolean same = true;
        for (int i = 0; i < arguments.length; i++) {
            TypeRef each = of.arguments().get(i);
            arguments[i] = substitute(each, names, by);
            same &= arguments[i].equals(each);
        }
        return same ? of : new TypeRef.Of(of.type(), List.of(arguments));
    }

    /** Base class and interfaces that the type declares, with its own arguments put in; of arrays, theirs. Not Object. */
    public static List<TypeRef> supertypes(TypeRef type) {
        return switch (type) {
            case TypeRef.Of of ->
                of.type().supertypes().stream()
                        .map(each -> substitute(each, of.type().typeParameters(), of.arguments()))
                        .toList();
            case TypeRef.Array array ->
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(of("System.Array")),
                                OF_ARRAYS.stream().map(name -> (TypeRef) of(name, array.element())))
                        .toList();
            case TypeRef.Variable variable -> List.of();
        };
    }

    /**
     * The type itself or the one above it with that name: {@code IEnumerable<string>} of {@code List<string>}.
     *
     * @return null if there is none
     */
    public static TypeRef.@Nullable Of as(TypeRef type, NetType wanted) {
        if (type instanceof TypeRef.Of of) {
            if (of.type() == wanted) {
                return of;
            }
            TypeRef.Of above = of.type().above(wanted);
            return above == null
                    ? null
                    : (TypeRef.Of) substitute(above, of.type().typeParameters(), of.arguments());
        }
        for (TypeRef above : supertypes(type)) {
            TypeRef.Of found = as(above, wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Whether every value of a type is one of the other without being changed: the same type, a base class, an interface, with
     * variance; a value type into Object. Numbers do not widen here, and null is not looked at.
     */
    public static boolean reaches(TypeRef from, TypeRef to) {
        if (from.equals(to) || to.equals(OBJECT)) {
            return true;
        }
        return switch (to) {
            case TypeRef.Variable variable -> false;
            case TypeRef.Array array ->
                from instanceof TypeRef.Array other
                        && !isValueType(other.element())
                        && !isValueType(array.element())
                        && reaches(other.element(), array.element());
            case TypeRef.Of of -> {
                TypeRef under = underNullable(of);
                TypeRef.Of above = as(from, of.type());
                yield (under != null && under.equals(from)) || (above != null && fits(above, of));
            }
        };
    }

    private static boolean fits(TypeRef.Of from, TypeRef.Of to) {
        for (int i = 0; i < from.arguments().size(); i++) {
            if (!fits(
                    from.type().variance(i),
                    from.arguments().get(i),
                    to.arguments().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(NetType.Variance variance, TypeRef from, TypeRef to) {
        if (from.equals(to)) {
            return true;
        }
        boolean references = !isValueType(from) && !isValueType(to);
        return switch (variance) {
            case NONE -> false;
            case OUT -> references && reaches(from, to);
            case IN -> references && reaches(to, from);
        };
    }
}
