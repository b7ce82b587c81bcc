package io.holdfast.model;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one list of all resource types, built from every {@code catalog/*.yaml} on the class path. Adding a type is adding
 * one file. Immutable.
 */
public final class Catalog {

    private static final class Loaded {
        static final Catalog CATALOG = new Catalog(CatalogFiles.read());
    }

    private final Map<String, ResourceType> all;
    private final Map<String, ResourceType> byLowerName = new HashMap<>();
    private final List<ResourceType> ordered;

    Catalog(List<Descriptor> descriptors) {
        this.all = Collections.unmodifiableMap(index(descriptors));
        all.forEach((name, type) -> byLowerName.put(name.toLowerCase(Locale.ROOT), type));
        CatalogCheck.check(all);
        this.ordered = RestoreOrder.of(all.values().stream()
                .filter(ResourceType::stored)
                .collect(Collectors.toMap(ResourceType::name, type -> type)));
    }

    /** The types found on the class path, read once. @throws CatalogException if they contradict each other */
    public static Catalog load() {
        return Loaded.CATALOG;
    }

    /** All types that are stored, each after its parent and after everything it refers to: the order of a restore. */
    public List<ResourceType> types() {
        return ordered;
    }

    /** All types, views among them, by name. */
    public Collection<ResourceType> all() {
        return all.values();
    }

    /** The type of that name, for example {@code apis/operations}, without regard to case. */
    public Optional<ResourceType> type(String name) {
        return Optional.ofNullable(byLowerName.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * What a path below a service points at; empty when it is no path of a known type.
     *
     * @param segments decoded and not empty, for example {@code [apis, Echo, operations, Get]}
     */
    public Optional<Target> match(List<String> segments) {
        boolean collection = segments.size() % 2 == 1;
        Optional<Target> item = target(collection ? segments.subList(0, segments.size() - 1) : segments);
        if (!collection) {
            return item.or(() -> longAction(segments));
        }
        return action(item, segments.getLast())
                .or(() -> collection(segments, segments.getLast()))
                .or(() -> longAction(segments));
    }

    /** An action of several segments, such as {@code confirmations/password/send}. */
    private Optional<Target> longAction(List<String> segments) {
        return java.util.stream.IntStream.iterate(2, from -> from < segments.size() - 1, from -> from + 2)
                .mapToObj(from -> action(
                        target(segments.subList(0, from)), String.join("/", segments.subList(from, segments.size()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Target> action(Optional<Target> item, String action) {
        // The bare name: of one that holds a slash no key can be made, and that is for others to say.
        return item.filter(found -> found.name() != null && found.type().acts(found.name(), action))
                .map(found -> new Target(found.type(), found.parents(), found.name(), action));
    }

    private Optional<Target> collection(List<String> segments, String last) {
        List<String> before = segments.subList(0, segments.size() - 1);
        String parent = typeName(before);
        return type(parent.isEmpty() ? last : parent + "/" + last)
                .map(type -> new Target(type, names(before), null, null));
    }

    private Optional<Target> target(List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = names(segments);
        int last = names.size() - 1;
        return type(typeName(segments)).map(type -> new Target(type, names.subList(0, last), names.get(last), null));
    }

    private static String typeName(List<String> segments) {
        return every(segments, 0).stream().collect(Collectors.joining("/"));
    }

    private static List<String> names(List<String> segments) {
        return every(segments, 1);
    }

    private static List<String> every(List<String> segments, int remainder) {
        return java.util.stream.IntStream.range(0, segments.size())
                .filter(i -> i % 2 == remainder)
                .mapToObj(segments::get)
                .toList();
    }

    private static Map<String, ResourceType> index(List<Descriptor> descriptors) {
        var index = new TreeMap<String, ResourceType>();
        Twins twins = Twins.of(descriptors);
        for (Descriptor descriptor : descriptors) {
            descriptor.types().forEach(type -> add(type, index));
            descriptor.twins(twins).forEach(type -> add(type, index));
        }
        return index;
    }

    private static void add(ResourceType type, Map<String, ResourceType> index) {
        @Nullable ResourceType other = index.put(type.name(), type);
        if (other != null) {
            throw new CatalogException("Two descriptors describe the resource type " + type.name());
        }
    }
}
