package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.policy.PolicyScope;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The policy documents that are wider than one API: of the service, of its workspaces and of products. */
final class Policies implements Section {

    private static final Set<String> OF_PRODUCTS = Space.everywhere("products/policies");
    private static final Set<String> OF_SPACES = Space.everywhere("policies");

    private final Runnable changed;
    private final BiConsumer<PolicySource, PolicySource.Use> written;
    private final ConcurrentHashMap<String, PolicySource> products = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, PolicySource> spaces = new ConcurrentHashMap<>();

    /** @param written is told of each document, and what for */
    Policies(Runnable changed, BiConsumer<PolicySource, PolicySource.Use> written) {
        this.changed = changed;
        this.written = written;
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
        ResourceKey key = resource.key();
        PolicySource source = PolicySource.of(resource.document());
        of(key).put(key.parent(), source);
        Space space = OF_PRODUCTS.contains(key.type()) ? Space.ofName(key.parent()) : Space.of(key);
        written.accept(source, new PolicySource.Use(scope(key, space), space));
        changed.run();
    }

    @Override
    public void deleted(ResourceKey key) {
        of(key).remove(key.parent());
        changed.run();
    }

    private static PolicyScope scope(ResourceKey key, Space space) {
        return OF_PRODUCTS.contains(key.type())
                ? PolicyScope.PRODUCT
                : space.isService() ? PolicyScope.GLOBAL : PolicyScope.WORKSPACE;
    }

    /** By what they are the policy of: a product, or a workspace; the service has no name. */
    private Map<String, PolicySource> of(ResourceKey key) {
        return OF_PRODUCTS.contains(key.type()) ? products : spaces;
    }
}
