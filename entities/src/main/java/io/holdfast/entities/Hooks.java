package io.holdfast.entities;

import io.holdfast.model.Action;
import io.holdfast.model.Catalog;
import io.holdfast.model.CatalogException;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The hooks of each type, found by name once at start. */
final class Hooks {

    private final Map<String, EntityHook> byName = new HashMap<>();
    private final Map<String, List<EntityHook>> byType = new HashMap<>();

    Hooks(Catalog catalog) {
        ServiceLoader.load(EntityHook.class, Hooks.class.getClassLoader())
                .forEach(hook -> byName.put(hook.name(), hook));
        for (ResourceType type : catalog.all()) {
            byType.put(
                    type.name(),
                    type.hooks().stream().map(name -> named(type, name)).toList());
            if (type.computed() != null) {
                named(type, type.computed());
            }
            type.actions().values().stream()
                    .map(Action::hook)
                    .filter(name -> name != null)
                    .forEach(name -> named(type, name));
        }
    }

    List<EntityHook> of(ResourceType type) {
        return byType.getOrDefault(type.name(), List.of());
    }

    EntityHook named(ResourceType type, String name) {
        EntityHook hook = byName.get(name);
        if (hook == null) {
            throw new CatalogException("The descriptor of " + type.name() + " names an unknown hook: " + name
                    + ". Known are: "
                    + String.join(", ", byName.keySet().stream().sorted().toList()));
        }
        return hook;
    }

    String resourceName(ResourceType type, String requested, Space space, Reader reader) {
        String name = requested;
        for (EntityHook hook : of(type)) {
            name = hook.resourceName(name, space, reader);
        }
        return name;
    }
}
