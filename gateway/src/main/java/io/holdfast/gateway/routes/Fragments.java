package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Policy fragments by their space and id. */
final class Fragments implements Section {

    private final Runnable changed;
    private final ConcurrentHashMap<String, PolicySource> byId = new ConcurrentHashMap<>();

    Fragments(Runnable changed) {
        this.changed = changed;
    }

    Optional<PolicySource> find(Space space, String id) {
        return Optional.ofNullable(byId.get(space.name(id.toLowerCase(Locale.ROOT))));
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("policyFragments");
    }

    @Override
    public void put(Resource resource) {
        byId.put(resource.key().names(), PolicySource.of(resource.document()));
        changed.run();
    }

    @Override
    public void deleted(ResourceKey key) {
        byId.remove(key.names());
        changed.run();
    }
}
