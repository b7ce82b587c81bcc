package io.holdfast.expression.bind;

import io.holdfast.dotnet.Invoker;
import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.expression.run.BoolNode;
import io.holdfast.expression.run.Node;
import io.holdfast.expression.run.Nodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of {@code T?}, whose value may be null here where .NET has an object of its own. */
final class NullableMembers {

    @Nullable
    Bound find(int at, Bound.Value value, TypeRef under, String name) {
        return switch (name) {
            case "HasValue" ->
                Bound.Value.of(at, TypeRefs.BOOL, BoolNode.of(f -> value.node().eval(f) != null));
            case "Value" -> Bound.Value.of(at, under, Nodes.present(value.node()));
            case "GetValueOrDefault" ->
                methods(
                        at,
                        value,
                        name,
                        List.of(
                                method(
                                        name,
                                        List.of(),
                                        under,
                                        (work, self, a) ->
                                                unboxed(self) == null ? TypeRefs.zero(under) : unboxed(self)),
                                method(
                                        name,
                                        List.of(new Parameter("defaultValue", under, false, false, false, null)),
                                        under,
                                        (work, self, a) -> unboxed(self) == null ? a[0] : unboxed(self))));
            case "ToString" ->
                methods(
                        at,
                        value,
                        name,
                        List.of(method(
                                name,
                                List.of(),
                                TypeRefs.STRING,
                                (work, self, a) -> Values.toString(work, unboxed(self)))));
            case "Equals" ->
                methods(
                        at,
                        value,
                        name,
                        List.of(method(
                                name,
                                List.of(new Parameter("other", TypeRefs.OBJECT, false, false, false, null)),
                                TypeRefs.BOOL,
                                (work, self, a) -> Values.equals(unboxed(self), a[0]))));
            case "GetHashCode" ->
                methods(at, value, name, List.of(method(name, List.of(), TypeRefs.INT, (work, self, a) -> {
                    Object there = unboxed(self);
                    return there == null ? 0 : Values.hashCode(there);
                })));
            default -> null;
        };
    }

    /** The object is boxed in an array, since a call refuses null. */
    private static Bound methods(int at, Bound.Value value, String name, List<Member> members) {
        Node boxed = Nodes.of(f -> new @Nullable Object[] {value.node().eval(f)});
        return new Bound.Methods(
                at,
                Bound.Value.of(at, value.type(), boxed),
                value.type(),
                name,
                members.stream().map(each -> new Candidate(value.type(), each)).toList(),
                List.of());
    }

    private static @Nullable Object unboxed(@Nullable Object self) {
        return self instanceof Object[] box ? box[0] : self;
    }

    private static Member method(String name, List<Parameter> parameters, TypeRef type, Invoker does) {
        return new Member(
                Member.Kind.METHOD,
                name,
                List.of(),
                parameters,
                type,
                false,
                false,
                false,
                (work, types, self, a) -> does.invoke(work, self, a),
                null);
    }
}
