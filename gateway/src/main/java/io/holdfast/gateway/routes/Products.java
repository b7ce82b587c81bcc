package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.policy.view.ProductView;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Products that exist, and whether they are open, that is, need no subscription; their state does not matter for that. Policies ask for
 * the rest.
 */
final class Products implements Section {

    private final Groups groups;
    private final ConcurrentHashMap<String, ProductView> products = new ConcurrentHashMap<>();

    Products(Groups groups) {
        this.groups = groups;
    }

    boolean exists(String product) {
        return products.containsKey(product);
    }

    boolean isOpen(String product) {
        ProductView view = products.get(product);
        return view != null && !view.subscriptionRequired();
    }

    /** As policies see it; null if there is none. */
    @Nullable
    ProductView view(String product, List<String> apis) {
        ProductView view = products.get(product);
        return view == null
                ? null
                : new ProductView(
                        view.id(),
                        view.name(),
                        view.published(),
                        view.approvalRequired(),
                        view.subscriptionRequired(),
                        view.subscriptionLimit(),
                        groups.ofProduct(product),
                        apis,
                        view.workspace());
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("products");
    }

    @Override
    public void put(Resource resource) {
        JsonNode document = Json.lenient(resource.document());
        Space space = Space.of(resource.key());
        JsonNode limit = document.path("subscriptionsLimit");
        products.put(
                resource.key().names(),
                new ProductView(
                        resource.name(),
                        Json.text(document, "displayName", resource.name()),
                        "published".equalsIgnoreCase(Json.text(document, "state")),
                        Json.flag(document, "approvalRequired", false),
                        Json.flag(document, "subscriptionRequired", true),
                        limit.isInt() ? Integer.valueOf(limit.intValue()) : null,
                        List.of(),
                        List.of(),
                        space.isService() ? null : space.workspace()));
    }

    @Override
    public void deleted(ResourceKey key) {
        products.remove(key.names());
    }
}
