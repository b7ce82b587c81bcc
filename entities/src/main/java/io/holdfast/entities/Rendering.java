package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.View;
import io.holdfast.store.Reader;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows resources as callers know them: id, type, name, properties; unset members are null, secrets are absent. */
final class Rendering {

    private final Catalog catalog;
    private final Hooks hooks;
    private final ResourceReferences references;

    Rendering(Catalog catalog, Hooks hooks, ResourceReferences references) {
        this.catalog = catalog;
        this.hooks = hooks;
        this.references = references;
    }

    /** A stored resource; a link shows what it leads to. Empty for a link whose target is gone. */
    Optional<ObjectNode> item(Resource resource, EntityRequest call, Reader reader) {
        ResourceType type = catalog.type(resource.key().type()).orElseThrow();
        String link = type.link();
        View view = call.type().view();
        if (view != null && view.everywhere()) {
            String path = call.type().segment() + "/" + resource.name();
            return Optional.of(envelope(path, call.type(), properties(resource, type, call), call));
        }
        if (link == null) {
            return Optional.of(envelope(resource.path(), type, properties(resource, type, call), call));
        }
        // A link that declares members shows those.
        boolean own = !type.schema().members().isEmpty();
        ResourceType shown = own ? type : catalog.type(link).orElseThrow();
        return type.leadsTo(resource.key())
                .flatMap(reader::get)
                .map(target -> envelope(resource.path(), type, properties(own ? resource : target, shown, call), call));
    }

    private ObjectNode properties(Resource resource, ResourceType type, EntityRequest call) {
        ObjectNode stored = Documents.properties(resource);
        SecretMembers.hide(type, stored);
        Set<String> before = Set.copyOf(stored.propertyNames());
        hooks.of(type).forEach(hook -> hook.show(stored, resource, call));
        references.show(type, stored, call.serviceId());
        if (type.schema().open()) {
            return stored;
        }
        ObjectNode shown = Documents.object();
        for (String member : type.schema().members()) {
            if (shows(type, member, stored) && has(type, resource, member)) {
                JsonNode value = stored.get(member);
                shown.set(member, value == null ? shown.nullNode() : value);
            }
        }
        stored.properties().stream()
                .filter(added -> !before.contains(added.getKey()) && mayAdd(type, added.getKey()))
                .forEach(added -> shown.set(added.getKey(), added.getValue()));
        return shown;
    }

    /** A hook adds what the type does not declare, or only takes. */
    private static boolean mayAdd(ResourceType type, String member) {
        return !type.schema().members().contains(member) || type.schema().writeOnly(member);
    }

    private static boolean has(ResourceType type, Resource resource, String member) {
        return type.item(resource.key().name())
                .map(item -> item.getValue().has(member))
                .orElse(true);
    }

    private static boolean shows(ResourceType type, String member, ObjectNode stored) {
        boolean secret = type.secrets().members().contains(member) && SecretMembers.apply(type, stored);
        return !secret && !type.schema().writeOnly(member);
    }

    private static ObjectNode envelope(String path, ResourceType type, ObjectNode properties, EntityRequest call) {
        ObjectNode item = Documents.object();
        item.put("id", call.serviceId() + "/" + path);
        item.put("type", type.armType());
        item.put("name", path.substring(path.lastIndexOf('/') + 1));
        item.set("properties", properties);
        return item;
    }
}
