package io.holdfast.policy.context;

import io.holdfast.dotnet.TypeRef;
import io.holdfast.policy.Exchange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operation's URL template took from a request: decoded. Names ignore case. */
final class MatchedParameters extends Strings {

    private final Map<String, String> matched;

    MatchedParameters(Exchange exchange) {
        this.matched = Parameters.of(exchange);
    }

    @Override
    Collection<String> names() {
        return List.copyOf(matched.keySet());
    }

    @Override
    @Nullable
    Object value(String name) {
        return matched.get(name);
    }

    @Override
    TypeRef valueType() {
        return STRING;
    }
}
