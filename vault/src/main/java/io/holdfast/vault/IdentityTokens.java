package io.holdfast.vault;

import java.io.IOException;
import java.time.Instant;

/** Issues the tokens with which managed identities enter storage services. Thread-safe. */
@FunctionalInterface
public interface IdentityTokens {

    /** What the tokens are for, as Azure's storage services name themselves. */
    String AUDIENCE = "https://storage.azure.com";

    /**
     * A token for that identity. Asked once a run, and again when a token is about to expire.
     *
     * @throws IOException if there is none; its message says why and what to do, and holds no secret
     */
    Token issue(StorageAccess.ManagedIdentity identity) throws IOException;

    record Token(String value, Instant expiry) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Token until " + expiry;
        }
    }
}
