package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.Target;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what a path says to what is stored. */
final class Paths {

    private final Catalog catalog;
    private final Hooks hooks;

    Paths(Catalog catalog, Hooks hooks) {
        this.catalog = catalog;
        this.hooks = hooks;
    }

    /** What the path of a request points at, with names that are only other names of a resource resolved. */
    Target resolve(List<String> path, Reader reader) {
        Target target = catalog.match(path).orElseThrow(EntityRefusals::unknownPath);
        List<String> names = new ArrayList<>(target.parents());
        if (target.name() != null) {
            names.add(target.name());
        }
        String[] segments = target.type().name().split("/", -1);
        var type = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            type.append(i == 0 ? "" : "/").append(segments[i]);
            ResourceType owner = catalog.type(type.toString()).orElseThrow(EntityRefusals::unknownPath);
            String name = hooks.resourceName(owner, names.get(i), space(owner, names), reader);
            // No key can be made of such a name, so nothing of that name exists.
            if (name.indexOf('/') >= 0) {
                throw i < target.parents().size()
                        ? EntityRefusals.notFound(owner)
                        : EntityRefusals.validation("name", bad(owner, name));
            }
            names.set(i, name);
        }
        List<String> parents = names.subList(0, target.parents().size());
        return new Target(
                target.type(), List.copyOf(parents), target.name() == null ? null : names.getLast(), target.action());
    }

    /** Names above a resource of a workspace begin with the workspace's. */
    private static Space space(ResourceType type, List<String> names) {
        return Space.of(type.name(), names.getFirst());
    }

    private static String bad(ResourceType type, String name) {
        return type.id().refuse(name).orElse("The name is not valid.");
    }

    /** Refuses when the resource above is not there. */
    void demandParent(Target target, Reader reader) {
        if (target.parents().isEmpty()) {
            return;
        }
        ResourceType type = catalog.type(target.type().parent()).orElseThrow();
        if (type.stored() && find(above(target, type), reader).isEmpty()) {
            throw EntityRefusals.notFound(type);
        }
    }

    /** What the path points at: stored, or always there. */
    Optional<Resource> find(Target target, Reader reader) {
        return FixedItems.find(target, catalog, reader);
    }

    private static Target above(Target target, ResourceType type) {
        int last = target.parents().size() - 1;
        return new Target(
                type, target.parents().subList(0, last), target.parents().get(last), null);
    }

    /** The path of a new resource, below its parent in the spelling in which that is stored. */
    String newPath(Target target, Reader reader) {
        ResourceKey parent = target.parentKey();
        String prefix = parent == null
                ? ""
                : find(above(target, catalog.type(target.type().parent()).orElseThrow()), reader)
                        .map(found -> found.path() + "/")
                        .orElse(parent + "/");
        return prefix + target.type().segment() + "/" + target.name();
    }
}
