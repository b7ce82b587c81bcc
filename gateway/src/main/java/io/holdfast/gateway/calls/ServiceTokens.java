package io.holdfast.gateway.calls;

import io.holdfast.model.ServiceId;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Issues tokens of the managed identities of services. Thread-safe; may block for some seconds. */
@FunctionalInterface
public interface ServiceTokens {

    /** Of a deployment that issues none. */
    ServiceTokens NONE = (service, resource, clientId) -> {
        throw new IOException("This gateway issues no tokens of managed identities. Set gateway.identity.");
    };

    /**
     * A new token.
     *
     * @param resource whom it is for
     * @param clientId of a user-assigned identity; null for the service's own
     * @throws IOException if there is none; its message says why and what to do, and holds no secret
     */
    Token issue(ServiceId service, String resource, @Nullable String clientId) throws IOException, InterruptedException;

    record Token(String value, Instant expiry) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Token until " + expiry;
        }
    }
}
