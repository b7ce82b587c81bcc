package io.holdfast.expression.bind;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetAnonymous;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Types of {@code new { … }}: one for each list of names, generic in the types of the members, within one expression. */
final class Anonymous {

    private static final String NAME = "AnonymousType";

    private final Map<List<String>, NetType> known = new HashMap<>();

    static boolean is(TypeRef.Of type) {
        return type.type().javaClass() == NetAnonymous.class;
    }

    static String name(TypeRef.Of type, boolean full) {
        var members = type.type().members().stream()
                .filter(each -> each.kind() == io.holdfast.dotnet.Member.Kind.PROPERTY)
                .toList();
        return IntStream.range(0, members.size())
                .mapToObj(i -> (full
                                ? Types.full(type.arguments().get(i))
                                : Types.brief(type.arguments().get(i))) + " "
                        + members.get(i).name())
                .collect(Collectors.joining(", ", "<anonymous type: ", ">"));
    }

    TypeRef of(List<String> names, List<TypeRef> types) {
        return new TypeRef.Of(known.computeIfAbsent(names, Anonymous::described), types);
    }

    private static NetType described(List<String> names) {
        String parameters =
                IntStream.range(0, names.size()).mapToObj(i -> "T" + i).collect(Collectors.joining(", "));
        NetTypeBuilder builder =
                NetTypeBuilder.ofClass(names.isEmpty() ? NAME : NAME + "<" + parameters + ">", NetAnonymous.class);
        for (int i = 0; i < names.size(); i++) {
            int at = i;
            builder.property(
                    "T" + i + " " + names.get(i),
                    (work, self, a) -> Args.<NetAnonymous>self(self).value(at));
        }
        return builder.method("string ToString()", (work, self, a) -> text(work, Args.self(self)))
                .build();
    }

    private static String text(io.holdfast.dotnet.Work work, NetAnonymous value) {
        return IntStream.range(0, value.names().size())
                .mapToObj(i -> value.names().get(i) + " = " + Values.toString(work, value.value(i)))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
