package io.holdfast.dotnet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a value's described type says about it, where no Java class of this room does. */
public final class Described {

    private static final Map<NetType, Optional<Member>> TO_STRING = new ConcurrentHashMap<>();
    private static final Map<NetType, Optional<Member>> FORMAT = new ConcurrentHashMap<>();

    private Described() {}

    static String toString(Work work, Object value) {
        TypeRef type = Values.typeOf(value);
        if (!(type instanceof TypeRef.Of of) || type.equals(TypeRefs.OBJECT)) {
            return type.fullName();
        }
        Member member =
                TO_STRING.computeIfAbsent(of.type(), any -> find(of, false)).orElse(null);
        if (member == null) {
            return type.fullName();
        }
        @Nullable
        Object[] arguments =
                member.parameters().stream().map(Parameter::fallback).toArray();
        Object text = member.get().invoke(work, new TypeRef[0], value, arguments);
        return text == null ? "" : (String) text;
    }

    /** {@code ToString(format)} of a type that has one, as {@code string.Format} asks for it; otherwise {@code ToString()}. */
    public static String toString(Work work, Object value, @Nullable String format) {
        Optional<Member> member = Values.typeOf(value) instanceof TypeRef.Of of
                ? FORMAT.computeIfAbsent(of.type(), any -> find(of, true))
                : Optional.empty();
        if (member.isEmpty()) {
            return Values.toString(work, value);
        }
        Object text = member.get().get().invoke(work, new TypeRef[0], value, new @Nullable Object[] {format});
        return text == null ? "" : (String) text;
    }

    private static Optional<Member> find(TypeRef type, boolean withFormat) {
        if (type instanceof TypeRef.Of of) {
            for (Member each : of.type().members()) {
                if (each.name().equals("ToString") && !each.isStatic() && takes(each, withFormat)) {
                    return Optional.of(each);
                }
            }
        }
        return TypeRefs.supertypes(type).stream()
                .filter(above -> above instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.CLASS)
                .map(above -> find(above, withFormat))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean takes(Member member, boolean format) {
        var parameters = member.parameters();
        return format
                ? parameters.size() == 1 && parameters.getFirst().type().equals(TypeRefs.STRING)
                : parameters.stream().allMatch(Parameter::isOptional);
    }
}
