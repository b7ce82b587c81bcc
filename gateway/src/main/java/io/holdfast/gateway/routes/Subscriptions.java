package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.model.reference.ResourceReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Subscriptions by the value of their keys. There may be a million, so a change touches only its own entries. A concurrent map is
 * atomic enough: a request looks up one key, and finds that key's subscription as it was before the change or after it, whole.
 * A new key is put in before the old one goes, so there is no moment in which a subscription has none.
 */
final class Subscriptions implements Section {

    private final Map<String, Subscription> byName = new HashMap<>();
    private final Map<Subscription.Scope, Subscription.Scope> scopes = new HashMap<>();
    private final ConcurrentHashMap<String, Subscription> byKey = new ConcurrentHashMap<>();

    @Nullable
    Subscription find(String key) {
        return byKey.get(key);
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("subscriptions");
    }

    @Override
    public void put(Resource resource) {
        Subscription now = read(resource);
        Subscription before = byName.put(resource.key().names(), now);
        index(now.primaryKey(), now);
        index(now.secondaryKey(), now);
        forget(before);
    }

    @Override
    public void deleted(ResourceKey key) {
        forget(byName.remove(key.names()));
    }

    private Subscription read(Resource resource) {
        JsonNode document = Json.lenient(resource.document());
        JsonNode secrets = Json.lenient(resource.secrets());
        Subscription.Scope scope = Subscription.Scope.parse(Json.text(document, "scope"));
        String name = resource.key().name();
        String displayName = Json.text(document, "displayName", name);
        return new Subscription(
                name,
                displayName.equals(name) ? name : displayName,
                "active".equalsIgnoreCase(Json.text(document, "state", "active")),
                scopes.computeIfAbsent(scope, same -> same),
                ResourceReference.name(Json.text(document, "ownerId")),
                Json.text(secrets, "primaryKey"),
                Json.text(secrets, "secondaryKey"),
                Subscription.millis(Moments.of(document, "createdDate")),
                Subscription.millis(Moments.of(document, "startDate")),
                Subscription.millis(Moments.of(document, "endDate")));
    }

    private void index(@Nullable String key, Subscription subscription) {
        if (key != null && !key.isEmpty()) {
            byKey.put(key, subscription);
        }
    }

    private void forget(@Nullable Subscription gone) {
        if (gone != null) {
            forgetKey(gone.primaryKey(), gone);
            forgetKey(gone.secondaryKey(), gone);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the entry may have passed on to a subscription that looks the same
    private void forgetKey(@Nullable String key, Subscription gone) {
        if (key != null) {
            byKey.computeIfPresent(key, (same, holder) -> holder == gone ? null : holder);
        }
    }
}
