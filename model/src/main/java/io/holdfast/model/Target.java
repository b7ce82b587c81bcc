package io.holdfast.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path below a service points at: a collection, an item, or an action of an item.
 *
 * @param type the resource type
 * @param parents the names above it, in the caller's spelling
 * @param name its own name in the caller's spelling; null for a collection
 * @param action the action in the caller's spelling; null unless the path ends in one
 */
public record Target(
        ResourceType type,
        List<String> parents,
        @Nullable String name,
        @Nullable String action) {

    public boolean isCollection() {
        return name == null;
    }

    /** The names above it as {@link ResourceKey#parent} wants them. */
    public String parent() {
        return String.join("/", parents);
    }

    /** @throws IllegalStateException for a collection */
    public ResourceKey key() {
        if (name == null) {
            throw new IllegalStateException("a collection has no key: " + type);
        }
        return new ResourceKey(type.name(), parent(), name);
    }

    /** The path of the item, with the type's segments in their own spelling and the names in the caller's. */
    public String path() {
        String[] segments = type.name().split("/", -1);
        var path = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            path.append(i == 0 ? "" : "/").append(segments[i]);
            String named = i < parents.size() ? parents.get(i) : name;
            if (named != null) {
                path.append('/').append(named);
            }
        }
        return path.toString();
    }

    /** The item above this one, or null directly below the service. */
    public @Nullable ResourceKey parentKey() {
        if (parents.isEmpty()) {
            return null;
        }
        int last = parents.size() - 1;
        return new ResourceKey(type.parent(), String.join("/", parents.subList(0, last)), parents.get(last));
    }
}
