package io.holdfast.expression.syntax;

import java.util.List;

/** Types as they are written. */
public sealed interface TypeSyntax {

    int at();

    /** @param parts names before and behind dots, the last of them with its arguments; a keyword is one part */
    record Named(int at, List<String> parts, List<TypeSyntax> arguments) implements TypeSyntax {
        public String text() {
            return String.join(".", parts);
        }
    }

    record ArrayOf(int at, TypeSyntax element, int rank) implements TypeSyntax {}

    record NullableOf(int at, TypeSyntax type) implements TypeSyntax {}

    record TupleOf(int at, List<TypeSyntax> items) implements TypeSyntax {}
}
