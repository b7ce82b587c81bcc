package io.holdfast.policy.context;

import io.holdfast.dotnet.NetObject;
import io.holdfast.policy.Response;
import org.jspecify.annotations.Nullable;

/** What policies leave in variables, as expressions see it. */
final class Wrapped {

    private Wrapped() {}

    static @Nullable Object of(@Nullable Object value) {
        return value instanceof Response response && !(value instanceof NetObject)
                ? new ResponseType.Fetched(response)
                : value;
    }
}
