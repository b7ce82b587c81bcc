package io.holdfast.dotnet;

import java.util.List;
import java.util.stream.Collectors;

/** A type as it is used: {@code int}, {@code List<string>}, {@code byte[]}, or a parameter {@code T} of a type or method. */
public sealed interface TypeRef {

    /** A described type with its arguments; none where it is not generic. {@code int?} is {@code System.Nullable} of int. */
    record Of(NetType type, List<TypeRef> arguments) implements TypeRef {
        public Of {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String fullName() {
            return type.fullName() + suffix();
        }

        private String suffix() {
            return arguments.isEmpty()
                    ? ""
                    : "`" + arguments.size()
                            + arguments.stream().map(TypeRef::fullName).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** A one-dimensional array. */
    record Array(TypeRef element) implements TypeRef {
        @Override
        public String fullName() {
            return element.fullName() + "[]";
        }
    }

    /** A type parameter by its name, within the type or the method that declares it. */
    record Variable(String name) implements TypeRef {
        @Override
        public String fullName() {
            return name;
        }
    }

    /** As .NET's messages name it: {@code System.Collections.Generic.List`1[System.String]}. */
    String fullName();
}
