package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.model.reference.NamedValueText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Named values by their space and display name, whose case counts. */
final class NamedValues implements Section {

    private record Name(Space space, String displayName) {}

    /** @param owner the resource that has it: of changes that come together, another may have taken its name over already */
    private record Held(ResourceKey owner, String value) {}

    private final Runnable changed;
    private final Map<ResourceKey, Name> names = new HashMap<>();
    private final ConcurrentHashMap<Name, Held> values = new ConcurrentHashMap<>();

    private int version;

    NamedValues(Runnable changed) {
        this.changed = changed;
    }

    /** Grows with every change, so that who has used values can see that they are old. */
    int version() {
        return version;
    }

    Optional<String> find(Space space, String displayName) {
        return Optional.ofNullable(values.get(new Name(space, displayName))).map(Held::value);
    }

    /** A text with the values in place of its references. Values are not looked into again, and unknown references stay as they are. */
    String resolve(String text, Space space) {
        return NamedValueText.resolved(text, name -> find(space, name).orElse(null));
    }

    @Override
    public Set<String> types() {
        return Space.everywhere("namedValues");
    }

    @Override
    public void put(Resource resource) {
        JsonNode document = Json.lenient(resource.document());
        var name = new Name(Space.of(resource.key()), Json.text(document, "displayName", resource.name()));
        String value = Json.text(Json.lenient(resource.secrets()), "value");
        value = value != null ? value : Json.text(document, "value");
        deleted(resource.key());
        names.put(resource.key(), name);
        if (value != null) {
            values.put(name, new Held(resource.key(), value));
        }
    }

    @Override
    public void deleted(ResourceKey key) {
        Name name = names.remove(key);
        if (name != null) {
            values.computeIfPresent(name, (same, held) -> held.owner().equals(key) ? null : held);
        }
        version++;
        changed.run();
    }
}
