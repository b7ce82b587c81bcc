package io.holdfast.cli.policy;

import io.holdfast.policy.Backend;
import io.holdfast.policy.CompileContext;
import io.holdfast.policy.PolicyDocument;
import io.holdfast.policy.References;
import io.holdfast.policy.calls.Message;
import io.holdfast.policy.calls.MessageHub;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a document is taken to stand: among what is given, and among what is not known and so taken to exist.
 *
 * @param unknown what a named value holds of which nothing is known
 */
record Assumed(Surroundings given, KnownFragments fragments, String unknown) implements References, CompileContext {

    private static final String SOMEWHERE = "https://backend.invalid";

    @Override
    public boolean hasNamedValue(String displayName) {
        return given.hasNamedValue(displayName);
    }

    @Override
    public boolean hasBackend(String id) {
        return given.has("backends", id);
    }

    @Override
    public boolean hasFragment(String id) {
        return fragments.has(id);
    }

    @Override
    public boolean hasLogger(String id) {
        return given.has("loggers", id);
    }

    @Override
    public boolean hasCertificate(String id) {
        return given.has("certificates", id);
    }

    @Override
    public Optional<String> namedValue(String displayName) {
        return given.namedValue(displayName, unknown);
    }

    @Override
    public Optional<Backend> backendNamed(String id) {
        return hasBackend(id) ? Optional.of(() -> SOMEWHERE) : Optional.empty();
    }

    @Override
    public Backend backendAt(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            throw new IllegalArgumentException("no http or https URL");
        }
        return () -> url;
    }

    @Override
    public Optional<MessageHub> hub(String logger) {
        return hasLogger(logger)
                ? Optional.of(new MessageHub(SOMEWHERE, new Message.ManagedIdentity(SOMEWHERE, null)))
                : Optional.empty();
    }

    @Override
    public Optional<PolicyDocument> fragment(String id) {
        return fragments.find(id);
    }
}
