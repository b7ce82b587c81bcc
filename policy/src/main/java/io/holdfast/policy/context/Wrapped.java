package io.holdfast.policy.context;

import io.holdfast.dotnet.NetObject;
import io.holdfast.policy.Response;
import io.holdfast.policy.calls.StoredAuthorization;
import org.jspecify.annotations.Nullable;

/** What policies leave in variables, as expressions see it. */
final class Wrapped {

    private Wrapped() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof StoredAuthorization stored) {
            return new AuthorizationType.Granted(stored);
        }
        return value instanceof Response response && !(value instanceof NetObject)
                ? new ResponseType.Fetched(response)
                : value;
    }
}
