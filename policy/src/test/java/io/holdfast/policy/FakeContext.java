package io.holdfast.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a test configures. */
public class FakeContext implements CompileContext {

    public final Map<String, String> namedValues = new TreeMap<>();
    public final Map<String, String> backends = new TreeMap<>();
    public final Map<String, PolicyDocument> fragments = new TreeMap<>();

    @Override
    public Optional<String> namedValue(String displayName) {
        return Optional.ofNullable(namedValues.get(displayName));
    }

    @Override
    public Optional<Backend> backendNamed(String id) {
        return Optional.ofNullable(backends.get(id)).map(url -> () -> url);
    }

    @Override
    public Backend backendAt(String url) {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException(url);
        }
        return () -> url;
    }

    @Override
    public Optional<PolicyDocument> fragment(String id) {
        return Optional.ofNullable(fragments.get(id));
    }
}
