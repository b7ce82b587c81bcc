package io.holdfast.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a resource lies in its service, in the one spelling that identifies it: names are lower-case, because ARM
 * compares them without regard to case.
 *
 * @param type the resource type below the service, for example {@code apis/operations}
 * @param parent the names above it joined with {@code /}, for example {@code echo}; empty directly below the service
 * @param name its own name, for example {@code get-status}; never contains {@code /}
 */
public record ResourceKey(String type, String parent, String name) implements Comparable<ResourceKey> {

    private static final Comparator<ResourceKey> ORDER = Comparator.comparing(ResourceKey::type)
            .thenComparing(ResourceKey::parent)
            .thenComparing(ResourceKey::name);

    public ResourceKey {
        parent = parent.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("not a resource name: '" + name + "'");
        }
    }

    /** The names of this resource and of those above it: the {@code parent} of its children. */
    public String names() {
        return parent.isEmpty() ? name : parent + "/" + name;
    }

    /** The key of a child of this resource, for example {@code child("operations", "get-status")}. */
    public ResourceKey child(String segment, String childName) {
        return new ResourceKey(type + "/" + segment, names(), childName);
    }

    /** The key of the resource above this one; empty directly below the service. */
    public Optional<ResourceKey> above() {
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        int slash = parent.lastIndexOf('/');
        return Optional.of(new ResourceKey(
                type.substring(0, type.lastIndexOf('/')),
                slash < 0 ? "" : parent.substring(0, slash),
                parent.substring(slash + 1)));
    }

    /** Whether this resource is {@code other} or lies below it. */
    public boolean isWithin(ResourceKey other) {
        return equals(other) || (type.startsWith(other.type + "/") && (parent + "/").startsWith(other.names() + "/"));
    }

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
    }

    /** The path below the service, in lower case: {@code apis/echo/operations/get-status}. */
    @Override
    public String toString() {
        String[] segments = type.split("/", -1);
        String[] names = names().split("/", -1);
        var path = new StringBuilder();
        for (int i = 0; i < segments.length; i++) {
            path.append(i == 0 ? "" : "/").append(segments[i]).append('/').append(i < names.length ? names[i] : "");
        }
        return path.toString();
    }
}
