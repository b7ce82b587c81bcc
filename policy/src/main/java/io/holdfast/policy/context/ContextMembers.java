package io.holdfast.policy.context;

import io.holdfast.dotnet.Member;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import io.holdfast.liquid.LiquidObject;
import io.holdfast.policy.Exchange;
import org.jspecify.annotations.Nullable;

/** {@code context} in a Liquid template: what expressions read of it. */
public record ContextMembers(Work work, Exchange exchange) implements LiquidObject {

    @Override
    public @Nullable Object get(String name) {
        for (Member member : NetTypes.get(ContextType.NAME).members()) {
            if (member.kind() == Member.Kind.PROPERTY && member.name().equalsIgnoreCase(name)) {
                return member.get().invoke(work, new TypeRef[0], exchange, new @Nullable Object[0]);
            }
        }
        return null;
    }
}
