package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Policy fragments by their id. */
final class Fragments implements Section {

    private final Runnable changed;
    private final ConcurrentHashMap<String, PolicySource> byId = new ConcurrentHashMap<>();

    Fragments(Runnable changed) {
        this.changed = changed;
    }

    Optional<PolicySource> find(String id) {
        return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Set<String> types() {
        return Set.of("policyFragments");
    }

    @Override
    public void put(Resource resource) {
        byId.put(resource.key().name(), PolicySource.of(resource.document()));
        changed.run();
    }

    @Override
    public void deleted(ResourceKey key) {
        byId.remove(key.name());
        changed.run();
    }
}
