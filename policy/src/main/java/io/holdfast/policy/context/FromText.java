package io.holdfast.policy.context;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import java.util.Objects;

/** Calls members of described types that take one text. */
final class FromText {

    private FromText() {}

    static Object make(String type, Work work, String text) {
        return call(type, ".ctor", work, text);
    }

    static Object parse(String type, Work work, String text) {
        return call(type, "Parse", work, text);
    }

    private static Object call(String type, String member, Work work, String text) {
        for (Member each : NetTypes.get(type).members()) {
            if (each.name().equals(member) && each.isStatic() && takesText(each)) {
                return Objects.requireNonNull(each.get().invoke(work, new TypeRef[0], null, new Object[] {text}));
            }
        }
        throw new IllegalStateException(type + " has no " + member + "(string)");
    }

    private static boolean takesText(Member member) {
        return member.parameters().size() == 1
                && member.parameters().getFirst().type().fullName().equals("System.String");
    }
}
