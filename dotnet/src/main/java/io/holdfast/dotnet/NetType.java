package io.holdfast.dotnet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A described .NET type: what an expression may do with it, and nothing else. Made by {@link NetTypeBuilder}. Members' signatures are
 * read when the first of them is asked for, since they may name types that name this one.
 */
public final class NetType {

    /** Kinds of types. */
    public enum Kind {
        CLASS,
        STRUCT,
        INTERFACE,
        ENUM,
        DELEGATE,
        /** Nothing but static members, extension methods among them. */
        STATIC
    }

    /** How a type parameter may differ in a conversion: {@code out T}, {@code in T}. */
    public enum Variance {
        NONE,
        OUT,
        IN
    }

    private final NetTypeBuilder parts;
    private volatile @Nullable List<Member> members;
    private volatile @Nullable List<TypeRef> supertypes;
    private volatile @Nullable Map<NetType, TypeRef.Of> above;

    NetType(NetTypeBuilder parts) {
        this.parts = parts;
    }

    /** For example {@code System.Collections.Generic.List}. */
    public String fullName() {
        return parts.fullName;
    }

    /** For example {@code List}. */
    public String name() {
        return parts.fullName.substring(parts.fullName.lastIndexOf('.') + 1);
    }

    public Kind kind() {
        return parts.kind;
    }

    /** Names of the type's parameters, such as {@code T}; none where it is not generic. */
    public List<String> typeParameters() {
        return parts.typeParameters;
    }

    /** @param index of the type parameter */
    public Variance variance(int index) {
        return parts.variances.get(index);
    }

    /** Of an enum: whether its values may be combined by {@code |}. */
    public boolean isFlags() {
        return parts.flags;
    }

    /** Of an enum: its names and values, as declared. */
    public List<Enums.Named> constants() {
        return List.copyOf(parts.constants);
    }

    /** Whether its values are never null. */
    public boolean isValueType() {
        return parts.kind == Kind.STRUCT || parts.kind == Kind.ENUM;
    }

    /** The class whose instances are its values; of generic types, of all of their uses. */
    public Class<?> javaClass() {
        return parts.javaClass;
    }

    /** The value of a variable of a value type that nothing was put into; null of others. */
    public @Nullable Object zero() {
        return parts.zero;
    }

    /** The base class and the interfaces, in terms of the type's own parameters; Object is among nobody's. */
    public List<TypeRef> supertypes() {
        List<TypeRef> read = supertypes;
        if (read == null) {
            read = parts.supertypes.stream()
                    .map(text -> Signature.type(text, parts.typeParameters))
                    .toList();
            supertypes = read;
        }
        return read;
    }

    /**
     * The types above this one that have that name, in terms of its own parameters; null if there is none. All of them are found once.
     */
    TypeRef.@Nullable Of above(NetType wanted) {
        Map<NetType, TypeRef.Of> found = above;
        if (found == null) {
            found = new HashMap<>();
            collect(this, found);
            above = found;
        }
        return found.get(wanted);
    }

    private static void collect(NetType of, Map<NetType, TypeRef.Of> into) {
        for (TypeRef each : of.supertypes()) {
            if (each instanceof TypeRef.Of up && into.putIfAbsent(up.type(), up) == null) {
                Map<NetType, TypeRef.Of> further = new HashMap<>();
                collect(up.type(), further);
                further.forEach((type, ref) -> into.putIfAbsent(
                        type, (TypeRef.Of) TypeRefs.substitute(ref, up.type().typeParameters(), up.arguments())));
            }
        }
    }

    /** All members that this type declares itself. */
    public List<Member> members() {
        List<Member> read = members;
        if (read == null) {
            read = parts.members.stream()
                    .map(each -> each.read(parts.typeParameters))
                    .toList();
            members = read;
        }
        return read;
    }

    /** The type as used within itself or where it is not generic. */
    public TypeRef.Of ref(TypeRef... arguments) {
        return new TypeRef.Of(this, List.of(arguments));
    }

    @Override
    public String toString() {
        return parts.fullName;
    }
}
