package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Products that exist, and whether they are open, that is, need no subscription. Their state does not matter here. */
final class Products implements Section {

    private final ConcurrentHashMap<String, Boolean> open = new ConcurrentHashMap<>();

    boolean exists(String product) {
        return open.containsKey(product);
    }

    boolean isOpen(String product) {
        return open.getOrDefault(product, false);
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("products");
    }

    @Override
    public void put(Resource resource) {
        boolean demands = Json.flag(Json.lenient(resource.document()), "subscriptionRequired", true);
        open.put(resource.key().names(), !demands);
    }

    @Override
    public void deleted(ResourceKey key) {
        open.remove(key.names());
    }
}
