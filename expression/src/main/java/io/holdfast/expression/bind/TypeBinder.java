package io.holdfast.expression.bind;

import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.expression.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From types as they are written to described ones. */
final class TypeBinder {

    private final Binder binder;

    TypeBinder(Binder binder) {
        this.binder = binder;
    }

    /** The type, or {@link Types#ERROR} after telling why there is none. */
    TypeRef bind(TypeSyntax syntax) {
        binder.step(syntax.at());
        return switch (syntax) {
            case TypeSyntax.ArrayOf array -> {
                if (array.rank() > 1) {
                    yield fail(array.at(), "Arrays of several dimensions are not supported within expressions");
                }
                TypeRef element = bind(array.element());
                yield Types.isError(element) ? element : new TypeRef.Array(element);
            }
            case TypeSyntax.NullableOf nullable -> {
                TypeRef type = bind(nullable.type());
                if (!Types.isError(type) && !TypeRefs.isValueType(type)) {
                    yield fail(
                            nullable.at(),
                            "The type '" + Types.brief(type)
                                    + "' must be a non-nullable value type in order to use it as parameter 'T' in the generic type or method 'Nullable<T>'");
                }
                yield Types.isError(type) ? type : Types.nullable(type);
            }
            case TypeSyntax.TupleOf tuple -> unsupported(tuple.at(), "System.ValueTuple");
            case TypeSyntax.Named named -> named(named);
        };
    }

    private TypeRef named(TypeSyntax.Named named) {
        if (named.text().equals("dynamic")) {
            return fail(named.at(), "Dynamic member invocation is not supported");
        }
        List<TypeRef> arguments = new ArrayList<>();
        for (TypeSyntax each : named.arguments()) {
            arguments.add(bind(each));
        }
        Optional<NetType> found = binder.index.type(named.text(), arguments.size());
        if (found.isEmpty()) {
            return missing(named, arguments.size());
        }
        if (arguments.stream().anyMatch(Types::isError)) {
            return Types.ERROR;
        }
        TypeRef type = found.get().ref(arguments.toArray(new TypeRef[0]));
        return TypeRefs.underNullable(type) != null ? Types.nullable(arguments.getFirst()) : type;
    }

    private TypeRef missing(TypeSyntax.Named named, int arity) {
        String name = named.text();
        String withheld = Withheld.type(name);
        if (withheld != null) {
            return unsupported(named.at(), withheld);
        }
        for (int other = 0; other < 4; other++) {
            if (other != arity && binder.index.type(name, other).isPresent()) {
                String shown = named.parts().getLast();
                return fail(
                        named.at(),
                        other == 0
                                ? "The non-generic type '" + shown + "' cannot be used with type arguments"
                                : arity == 0
                                        ? "Using the generic type '" + shown + "<T>' requires " + other
                                                + " type arguments"
                                        : "Using the generic type '" + shown + "' requires " + other
                                                + " type arguments");
            }
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && binder.index.isNamespace(name.substring(0, dot))) {
            return unsupported(named.at(), name);
        }
        return fail(
                named.at(),
                "The type or namespace name '" + named.parts().getFirst()
                        + "' could not be found (are you missing a using directive or an assembly reference?)");
    }

    TypeRef unsupported(int at, String fullName) {
        return fail(at, "Usage of type '" + fullName + "' is not supported within expressions");
    }

    private TypeRef fail(int at, String message) {
        binder.error(at, message);
        return Types.ERROR;
    }
}
