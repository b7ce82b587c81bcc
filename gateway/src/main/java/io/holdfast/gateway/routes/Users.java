package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.json.Json;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Users who may not call: the keys of their subscriptions count as invalid. */
final class Users implements Section {

    private final Set<String> blocked = ConcurrentHashMap.newKeySet();

    boolean isBlocked(@Nullable String user) {
        return user != null && blocked.contains(user);
    }

    @Override
    public Set<String> types() {
        return Set.of("users");
    }

    @Override
    public void put(Resource resource) {
        if ("blocked".equalsIgnoreCase(Json.text(Json.lenient(resource.document()), "state"))) {
            blocked.add(resource.key().name());
        } else {
            blocked.remove(resource.key().name());
        }
    }

    @Override
    public void deleted(ResourceKey key) {
        blocked.remove(key.name());
    }
}
