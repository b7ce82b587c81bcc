package io.holdfast.entities.hooks.policies;

import io.holdfast.entities.Documents;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds policy documents and policy fragments by what they contain, at every scope of a space: those of others mean other
 * things by a name.
 */
public final class PolicyTexts {

    private static final Set<String> POLICIES = Set.of("policies", "policyFragments");

    private PolicyTexts() {}

    static List<Resource> matching(Predicate<Resource> wanted, Space space, Catalog catalog, Transaction transaction) {
        return matching(POLICIES, wanted, space, catalog, transaction);
    }

    /** @param segments the last parts of the names of types to look at */
    static List<Resource> matching(
            Set<String> segments, Predicate<Resource> wanted, Space space, Catalog catalog, Transaction transaction) {
        var found = new ArrayList<Resource>();
        for (ResourceType type : catalog.types()) {
            if (segments.contains(type.segment()) && type.name().equals(space.type(Space.plain(type.name())))) {
                transaction.scan(type.name(), null, resource -> {
                    if (space.holds(resource.key()) && wanted.test(resource)) {
                        found.add(resource);
                    }
                });
            }
        }
        return found;
    }

    public static String value(Resource resource) {
        return Documents.properties(resource).path("value").asString("");
    }
}
