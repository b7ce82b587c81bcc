package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class LiveConfiguration implements Configuration {

    private final SqlStore store;
    private final Generations generations;
    private final ServiceId service;

    LiveConfiguration(SqlStore store, Generations generations, ServiceId service) {
        this.store = store;
        this.generations = generations;
        this.service = service;
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return generations.read(service, reader -> reader.get(key));
    }

    @Override
    public long count(String type, @Nullable String parent) {
        return generations.read(service, reader -> reader.count(type, parent));
    }

    @Override
    public List<Resource> list(String type, @Nullable String parent, int skip, int top) {
        return generations.read(service, reader -> reader.list(type, parent, skip, top));
    }

    @Override
    public List<Resource> after(String type, @Nullable ResourceKey last, int top) {
        return generations.read(service, reader -> reader.after(type, last, top));
    }

    @Override
    public List<Resource> after(String type, String parent, @Nullable String last, int top) {
        return generations.read(service, reader -> reader.after(type, parent, last, top));
    }

    @Override
    public <X extends Exception> void scan(String type, @Nullable String parent, Visitor<X> visitor) throws X {
        try (Snapshot snapshot = snapshot()) {
            snapshot.scan(type, parent, visitor);
        }
    }

    @Override
    public List<String> types() {
        return generations.read(service, Reader::types);
    }

    @Override
    public <T, X extends Exception> T write(Work<T, X> work) throws X {
        return store.write(service, work);
    }

    @Override
    public Snapshot snapshot() {
        return generations.snapshot(service);
    }

    @Override
    public GenerationWriter newGeneration(LongRunningOperation operation) {
        return store.newGeneration(service, operation);
    }
}
