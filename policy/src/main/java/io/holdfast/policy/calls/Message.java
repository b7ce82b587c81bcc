package io.holdfast.policy.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message for an event hub or a queue, sent as one request.
 *
 * @param url where it is posted to
 * @param fields header fields beside the one that signs the sender in
 */
public record Message(String url, List<CallField> fields, byte[] body, Sender sender) {

    /** Who sends it. */
    public sealed interface Sender {}

    /**
     * Whoever has a key.
     *
     * @param key as it is written in a connection string
     */
    public record KeyHolder(String keyName, String key) implements Sender {

        /** Without the key. */
        @Override
        public String toString() {
            return "KeyHolder[" + keyName + "]";
        }
    }

    /**
     * The service's managed identity.
     *
     * @param resource whom the token is for
     * @param clientId of a user-assigned identity; null for the service's own
     */
    public record ManagedIdentity(String resource, @Nullable String clientId) implements Sender {}

    /** Says where it goes and nothing of what it carries. */
    @Override
    public String toString() {
        return url;
    }
}
