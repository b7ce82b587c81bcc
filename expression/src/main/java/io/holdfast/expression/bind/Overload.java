package io.holdfast.expression.bind;

import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.List;

/**
 * A candidate with the arguments of a call laid to its parameters.
 *
 * @param parameterOf for each argument, the index of its parameter
 * @param expanded whether arguments are collected for {@code params}
 * @param types arguments of the method's own type parameters, once they are known
 */
record Overload(Candidate candidate, int[] parameterOf, boolean expanded, List<TypeRef> types) {

    Overload with(List<TypeRef> known) {
        return new Overload(candidate, parameterOf, expanded, known);
    }

    Parameter parameter(int argument) {
        return candidate.parameters().get(parameterOf[argument]);
    }

    /** The type that an argument becomes, in terms of the method's type parameters as far as they are not known. */
    TypeRef open(int argument) {
        TypeRef type = candidate.parameter(parameterOf[argument]);
        return expanded && parameter(argument).isParams() && type instanceof TypeRef.Array array
                ? array.element()
                : type;
    }

    TypeRef closed(TypeRef type) {
        return types.isEmpty()
                ? type
                : TypeRefs.substitute(type, candidate.member().typeParameters(), types);
    }

    TypeRef type(int argument) {
        return closed(open(argument));
    }

    /** Of methods; of an indexer, what is read from it. */
    TypeRef result() {
        return closed(candidate.type());
    }

    int leftOut() {
        return (int) java.util.stream.IntStream.range(0, candidate.parameters().size())
                .filter(each -> java.util.Arrays.stream(parameterOf).noneMatch(to -> to == each))
                .count();
    }
}
