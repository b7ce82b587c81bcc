package io.holdfast.policy;

import java.util.Optional;

/** Nothing is configured. */
enum NoContext implements CompileContext {
    INSTANCE;

    @Override
    public Optional<String> namedValue(String displayName) {
        return Optional.empty();
    }

    @Override
    public Optional<Backend> backendNamed(String id) {
        return Optional.empty();
    }

    @Override
    public Backend backendAt(String url) {
        throw new IllegalArgumentException("there are no backends");
    }
}
