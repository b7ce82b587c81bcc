package io.holdfast.dotnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uses described members as an expression does: looks for the one that takes these arguments, in the type and above it. */
public final class Net {

    private Net() {}

    /** {@code new T(…)}. */
    public static Object make(TypeRef.Of type, @Nullable Object... arguments) {
        Member member = find(type, ".ctor", true, arguments);
        return java.util.Objects.requireNonNull(
                invoke(member, type.arguments().toArray(new TypeRef[0]), null, arguments));
    }

    public static Object make(String type, @Nullable Object... arguments) {
        return make(TypeRefs.of(type), arguments);
    }

    /** A static method, property or field: {@code Net.call("System.Math", "Abs", -1)}. */
    public static @Nullable Object call(String type, String name, @Nullable Object... arguments) {
        return generic(type, name, List.of(), arguments);
    }

    /** A static method with type arguments. */
    public static @Nullable Object generic(
            String type, String name, List<? extends TypeRef> types, @Nullable Object... arguments) {
        for (NetType each : NetTypes.all()) {
            if (each.fullName().equals(type) && (each.typeParameters().isEmpty() || !types.isEmpty())) {
                return invoke(
                        find(new TypeRef.Of(each, List.of()), name, true, arguments),
                        types.toArray(new TypeRef[0]),
                        null,
                        arguments);
            }
        }
        throw new AssertionError("no type " + type);
    }

    /** A member of a value: {@code Net.on("abc", "Substring", 1)}. */
    public static @Nullable Object on(Object self, String name, @Nullable Object... arguments) {
        return invoke(find(Values.typeOf(self), name, false, arguments), new TypeRef[0], self, arguments);
    }

    /** A member within what an evaluation may still use; static where there is no self. */
    public static @Nullable Object with(
            Work work, String type, String name, @Nullable Object self, @Nullable Object... arguments) {
        Member member = find(TypeRefs.of(type), name, self == null, arguments);
        return member.get().invoke(work, new TypeRef[0], self, arguments);
    }

    /** A call of LINQ, whose types all are Object. */
    public static @Nullable Object linq(String name, @Nullable Object... arguments) {
        Member member = find(TypeRefs.of("System.Linq.Enumerable"), name, true, arguments);
        TypeRef[] types = new TypeRef[member.typeParameters().size()];
        Arrays.fill(types, TypeRefs.OBJECT);
        return invoke(member, types, null, arguments);
    }

    private static @Nullable Object invoke(
            Member member, TypeRef[] types, @Nullable Object self, @Nullable Object[] given) {
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(given));
        List<Parameter> parameters = member.parameters();
        if (!parameters.isEmpty() && parameters.getLast().isParams() && !fits(parameters, given)) {
            int fixed = parameters.size() - 1;
            TypeRef element = ((TypeRef.Array) parameters.getLast().type()).element();
            List<@Nullable Object> rest = new ArrayList<>(arguments.subList(fixed, arguments.size()));
            arguments = new ArrayList<>(arguments.subList(0, fixed));
            arguments.add(new NetArray(element, rest.toArray()));
        }
        for (int i = arguments.size(); i < parameters.size(); i++) {
            arguments.add(parameters.get(i).fallback());
        }
        return member.get().invoke(Work.standard(), types, self, arguments.toArray());
    }

    private static Member find(TypeRef type, String name, boolean isStatic, @Nullable Object... arguments) {
        List<Member> all = new ArrayList<>();
        collect(type, name, isStatic, all);
        if (!isStatic) {
            collect(TypeRefs.OBJECT, name, false, all);
        }
        Member best = null;
        for (Member each : all) {
            if (fits(each.parameters(), arguments)
                    && (best == null || exact(each.parameters(), arguments) > exact(best.parameters(), arguments))) {
                best = each;
            }
        }
        if (best != null) {
            return best;
        }
        for (Member each : all) {
            if (!each.parameters().isEmpty()
                    && each.parameters().getLast().isParams()
                    && arguments.length >= each.parameters().size() - 1) {
                return each;
            }
        }
        throw new AssertionError("no " + type.fullName() + "." + name + " takes " + Arrays.toString(arguments));
    }

    private static long exact(List<Parameter> parameters, @Nullable Object[] arguments) {
        long exact = 0;
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            exact += argument != null
                            && !(argument instanceof NetFunction)
                            && !(argument instanceof Parameter.Cell)
                            && Values.typeOf(argument).equals(parameters.get(i).type())
                    ? 1
                    : 0;
        }
        return exact;
    }

    private static void collect(TypeRef type, String name, boolean isStatic, List<Member> all) {
        if (type instanceof TypeRef.Of of) {
            for (Member each : of.type().members()) {
                if (each.name().equals(name) && each.isStatic() == isStatic) {
                    all.add(each);
                }
            }
        }
        TypeRefs.supertypes(type).forEach(above -> collect(above, name, isStatic, all));
    }

    private static boolean fits(List<Parameter> parameters, @Nullable Object[] arguments) {
        if (arguments.length > parameters.size()) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (i >= arguments.length ? !parameters.get(i).isOptional() : !fits(parameters.get(i), arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Parameter parameter, @Nullable Object argument) {
        if (parameter.isOut()) {
            return argument instanceof Parameter.Cell;
        }
        boolean open = !isClosed(parameter.type());
        TypeRef nullable = TypeRefs.underNullable(parameter.type());
        if (argument == null) {
            return nullable != null || !TypeRefs.isValueType(parameter.type());
        }
        if (argument instanceof NetFunction && !(argument instanceof NetObject)) {
            return parameter.type() instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.DELEGATE;
        }
        if (open) {
            return parameter.type() instanceof TypeRef.Variable
                    || parameter.type() instanceof TypeRef.Array && Values.typeOf(argument) instanceof TypeRef.Array
                    || parameter.type() instanceof TypeRef.Of of
                            && TypeRefs.as(Values.typeOf(argument), of.type()) != null;
        }
        return Values.isInstance(argument, nullable == null ? parameter.type() : nullable);
    }

    private static boolean isClosed(TypeRef type) {
        return switch (type) {
            case TypeRef.Variable v -> false;
            case TypeRef.Array a -> isClosed(a.element());
            case TypeRef.Of of -> of.arguments().stream().allMatch(Net::isClosed);
        };
    }
}
