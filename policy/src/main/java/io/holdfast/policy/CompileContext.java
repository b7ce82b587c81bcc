package io.holdfast.policy;

import io.holdfast.policy.calls.CertificateStore;
import io.holdfast.policy.calls.MessageHub;
import java.util.Optional;

/** What a policy may ask while it is compiled; everything here is known at configuration time. */
public interface CompileContext {

    /** The value of the named value with that display name, secret or not. */
    Optional<String> namedValue(String displayName);

    /** The backend entity with that id. */
    Optional<Backend> backendNamed(String id);

    /** @throws IllegalArgumentException if it is no absolute http or https URL */
    Backend backendAt(String url);

    /** The certificates that policies may show. */
    default CertificateStore certificates() {
        return CertificateStore.NONE;
    }

    /**
     * The event hub of the logger with that id.
     *
     * @throws IllegalArgumentException if it is none, or cannot be used; completes "The logger …"
     */
    default Optional<MessageHub> hub(String logger) {
        return Optional.empty();
    }

    /** Says that the policy reads schemas of the service when it runs, and what it made of them is stale when one changes. */
    default void schemas() {}

    /** The fragment with that id. */
    default Optional<PolicyDocument> fragment(String id) {
        return Optional.empty();
    }
}
