package io.holdfast.management.entities.hooks;

import io.holdfast.management.entities.Documents;
import io.holdfast.management.entities.PolicyScopes;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Finds policy documents by what they contain, at every scope of a space: those of others mean other things by a name. */
final class PolicyTexts {

    private PolicyTexts() {}

    static List<Resource> containing(String text, Space space, Catalog catalog, Transaction transaction) {
        var found = new ArrayList<Resource>();
        for (ResourceType type : PolicyScopes.types(catalog)) {
            if (type.name().equals(space.type(Space.plain(type.name())))) {
                transaction.scan(type.name(), null, resource -> {
                    if (space.holds(resource.key()) && value(resource).contains(text)) {
                        found.add(resource);
                    }
                });
            }
        }
        return found;
    }

    static String value(Resource resource) {
        return Documents.properties(resource).path("value").asString("");
    }
}
