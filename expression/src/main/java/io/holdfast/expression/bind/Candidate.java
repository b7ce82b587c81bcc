package io.holdfast.expression.bind;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.util.List;

/**
 * A described member with the type that it was found in.
 *
 * @param fullName {@code System.String.Split}
 */
record Candidate(TypeRef owner, Member member, String fullName) {

    Candidate(TypeRef owner, Member member) {
        this(
                owner,
                member,
                (owner instanceof TypeRef.Of of ? of.type().fullName() : "System.Array") + "." + member.name());
    }

    /** The same of a type with arguments. */
    Candidate in(TypeRef.Of type) {
        return owner instanceof TypeRef.Of of && !of.arguments().isEmpty()
                ? new Candidate(
                        TypeRefs.substitute(owner, type.type().typeParameters(), type.arguments()), member, fullName)
                : this;
    }

    private List<String> ownerNames() {
        return owner instanceof TypeRef.Of of ? of.type().typeParameters() : List.of();
    }

    private List<TypeRef> ownerArguments() {
        return owner instanceof TypeRef.Of of ? of.arguments() : List.of();
    }

    /** A type of the signature with the owner's arguments put in. */
    TypeRef within(TypeRef type) {
        return TypeRefs.substitute(type, ownerNames(), ownerArguments());
    }

    List<Parameter> parameters() {
        return member.parameters();
    }

    TypeRef parameter(int index) {
        return within(parameters().get(index).type());
    }

    TypeRef type() {
        return within(member.type());
    }

    /** {@code string.Split(params char[])}, as messages about calls show it. */
    String shown() {
        StringBuilder text = new StringBuilder(Types.brief(owner));
        text.append('.').append(member.name());
        if (!member.typeParameters().isEmpty()) {
            text.append('<').append(String.join(", ", member.typeParameters())).append('>');
        }
        text.append('(');
        for (int i = 0; i < parameters().size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(
                            parameters().get(i).isParams()
                                    ? "params "
                                    : parameters().get(i).isOut() ? "out " : "")
                    .append(Types.brief(parameter(i)));
        }
        return text.append(')').toString();
    }
}
