package io.holdfast.policy;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows what a test names. */
class FakeReferences implements References {

    final Set<String> known = new HashSet<>();

    @Nullable
    Set<String> templateParameters;

    FakeReferences(String... known) {
        this.known.addAll(Set.of(known));
    }

    @Override
    public boolean hasNamedValue(String displayName) {
        return known.contains(displayName);
    }

    @Override
    public boolean hasBackend(String id) {
        return known.contains(id);
    }

    @Override
    public boolean hasFragment(String id) {
        return known.contains(id);
    }

    @Override
    public boolean hasLogger(String id) {
        return known.contains(id);
    }

    @Override
    public boolean hasCertificate(String id) {
        return known.contains(id);
    }

    @Override
    public @Nullable Set<String> templateParameters() {
        return templateParameters;
    }
}
