package io.holdfast.policy.context;

import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.policy.Exchange;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The variables of a call. */
final class Variables extends Strings {

    private final Exchange exchange;

    Variables(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    Collection<String> names() {
        return exchange.variables().keySet();
    }

    @Override
    @Nullable
    Object value(String name) {
        return Wrapped.of(exchange.variables().get(name));
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String && exchange.variables().containsKey(key);
    }

    @Override
    TypeRef valueType() {
        return NetTypes.get("object").ref();
    }
}
