package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Named values by their display name, whose case counts. */
final class NamedValues implements Section {

    private final Runnable changed;
    private final Map<String, String> displayNames = new HashMap<>();
    private final ConcurrentHashMap<String, String> values = new ConcurrentHashMap<>();

    private int version;

    NamedValues(Runnable changed) {
        this.changed = changed;
    }

    /** Grows with every change, so that who has used values can see that they are old. */
    int version() {
        return version;
    }

    Optional<String> find(String displayName) {
        return Optional.ofNullable(values.get(displayName));
    }

    @Override
    public Set<String> types() {
        return Set.of("namedValues");
    }

    @Override
    public void put(Resource resource) {
        JsonNode document = Json.object(resource.document());
        String displayName = Json.text(document, "displayName", resource.name());
        String value = Json.text(Json.object(resource.secrets()), "value");
        value = value != null ? value : Json.text(document, "value");
        deleted(resource.key());
        displayNames.put(resource.key().name(), displayName);
        if (value != null) {
            values.put(displayName, value);
        }
    }

    @Override
    public void deleted(ResourceKey key) {
        String displayName = displayNames.remove(key.name());
        if (displayName != null) {
            values.remove(displayName);
        }
        version++;
        changed.run();
    }
}
