package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The policy documents that are wider than one API: of the service and of its products. */
final class Policies implements Section {

    private static final String OF_PRODUCTS = "products/policies";

    private final Runnable changed;
    private final ConcurrentHashMap<String, PolicySource> products = new ConcurrentHashMap<>();
    private volatile @Nullable PolicySource global;

    Policies(Runnable changed) {
        this.changed = changed;
    }

    /** Null when the service has none; the language's default then holds. */
    @Nullable
    PolicySource global() {
        return global;
    }

    @Nullable
    PolicySource ofProduct(@Nullable String product) {
        return product == null ? null : products.get(product);
    }

    @Override
    public Set<String> types() {
        return Set.of("policies", OF_PRODUCTS);
    }

    @Override
    public void put(Resource resource) {
        PolicySource source = PolicySource.of(resource.document());
        if (resource.key().type().equals(OF_PRODUCTS)) {
            products.put(resource.key().parent(), source);
        } else {
            global = source;
        }
        changed.run();
    }

    @Override
    public void deleted(ResourceKey key) {
        if (key.type().equals(OF_PRODUCTS)) {
            products.remove(key.parent());
        } else {
            global = null;
        }
        changed.run();
    }
}
