package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left out of a backup or a restore. A name is a resource type such as {@code users} or {@code apis/operations},
 * which takes along what lies below it, the links that lead to it and its twin in workspaces, a word of {@link Inclusions}, or
 * {@code secrets}: the secret members of all types.
 *
 * @param types the resource types that are left out
 * @param secrets whether secret members are
 */
record DataClasses(Set<String> types, boolean secrets) {

    static final String SECRETS = "secrets";

    static final DataClasses NONE = new DataClasses(Set.of(), false);

    /** @throws RecoveryRefusedException naming what is no such name */
    static DataClasses of(Catalog catalog, List<String> names) {
        refusal(catalog, names).ifPresent(refusal -> {
            throw new RecoveryRefusedException(refusal);
        });
        var types = new TreeSet<String>();
        boolean secrets = false;
        for (String name : names) {
            if (isSecrets(name)) {
                secrets = true;
            } else {
                catalog.type(name).ifPresent(type -> add(types, catalog, type));
                Inclusions.types(catalog, name).forEach(type -> add(types, catalog, type));
            }
        }
        return new DataClasses(types, secrets);
    }

    /** Of the first name that is none. */
    static Optional<RecoveryRefusal> refusal(Catalog catalog, List<String> names) {
        return names.stream()
                .filter(name -> !isSecrets(name)
                        && !isType(catalog, name)
                        && Inclusions.types(catalog, name).isEmpty())
                .findFirst()
                .map(name -> new RecoveryRefusal.NothingToLeaveOut(
                        name,
                        SECRETS,
                        catalog.types().stream()
                                .filter(ResourceType::backedUp)
                                .map(ResourceType::name)
                                .toList()));
    }

    private static boolean isSecrets(String name) {
        return name.toLowerCase(Locale.ROOT).equals(SECRETS);
    }

    private static boolean isType(Catalog catalog, String name) {
        return catalog.type(name).filter(ResourceType::archivable).isPresent();
    }

    private static void add(Set<String> types, Catalog catalog, ResourceType left) {
        if (!types.add(left.name())) {
            return;
        }
        for (ResourceType other : catalog.types()) {
            if (other.name().startsWith(left.name() + "/")
                    || left.name().equals(other.link())
                    || left.name().equals(Space.plain(other.name()))) {
                add(types, catalog, other);
            }
        }
    }

    boolean isEmpty() {
        return types.isEmpty() && !secrets;
    }

    /** The types, and {@code secrets} where those are left out. */
    List<String> names() {
        var names = new TreeSet<>(types);
        if (secrets) {
            names.add(SECRETS);
        }
        return List.copyOf(names);
    }

    /** Of names that {@link #names} made. */
    static DataClasses recorded(List<String> names) {
        var types = new TreeSet<>(names);
        boolean secrets = types.remove(SECRETS);
        return new DataClasses(types, secrets);
    }

    DataClasses and(DataClasses other) {
        var both = new TreeSet<>(types);
        both.addAll(other.types);
        return new DataClasses(both, secrets || other.secrets);
    }
}
