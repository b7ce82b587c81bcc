package io.holdfast.cli.client;

import java.net.URI;
import java.util.Optional;

/** How a command proves who it is. */
public sealed interface Credential {

    record Token(String value) implements Credential {
        /** Never shows the token. */
        @Override
        public String toString() {
            return "token";
        }
    }

    /** @param authority where tokens are issued; by default the endpoint says so itself */
    record ClientSecret(Optional<URI> authority, String tenant, String clientId, String secret) implements Credential {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "client " + clientId;
        }
    }
}
