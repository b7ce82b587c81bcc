package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be read of a configuration that is damaged. */
record NoConfiguration(long sequence) implements Snapshot {

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return Optional.empty();
    }

    @Override
    public long count(String type, @Nullable String parent) {
        return 0;
    }

    @Override
    public List<Resource> list(String type, @Nullable String parent, int skip, int top) {
        return List.of();
    }

    @Override
    public List<Resource> after(String type, @Nullable ResourceKey last, int top) {
        return List.of();
    }

    @Override
    public List<Resource> after(String type, String parent, @Nullable String last, int top) {
        return List.of();
    }

    @Override
    public <X extends Exception> void scan(String type, @Nullable String parent, Visitor<X> visitor) {}

    @Override
    public List<String> types() {
        return List.of();
    }

    @Override
    public void close() {}
}
