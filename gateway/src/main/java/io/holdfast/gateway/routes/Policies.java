package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The policy documents that are wider than one API: of the service, of its workspaces and of products. */
final class Policies implements Section {

    private static final Set<String> OF_PRODUCTS = Space.everywhere("products/policies");
    private static final Set<String> OF_SPACES = Space.everywhere("policies");

    private final Runnable changed;
    private final ConcurrentHashMap<String, PolicySource> products = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, PolicySource> spaces = new ConcurrentHashMap<>();

    Policies(Runnable changed) {
        this.changed = changed;
    }

    /** Null when the service or the workspace has none; for the service, the language's default then holds. */
    @Nullable
    PolicySource of(Space space) {
        return spaces.get(space.workspace());
    }

    @Nullable
    PolicySource ofProduct(@Nullable String product) {
        return product == null ? null : products.get(product);
    }

    @Override
    public Set<String> types() {
        var types = new HashSet<>(OF_PRODUCTS);
        types.addAll(OF_SPACES);
        return types;
    }

    @Override
    public void put(Resource resource) {
        of(resource.key()).put(resource.key().parent(), PolicySource.of(resource.document()));
        changed.run();
    }

    @Override
    public void deleted(ResourceKey key) {
        of(key).remove(key.parent());
        changed.run();
    }

    /** By what they are the policy of: a product, or a workspace; the service has no name. */
    private Map<String, PolicySource> of(ResourceKey key) {
        return OF_PRODUCTS.contains(key.type()) ? products : spaces;
    }
}
