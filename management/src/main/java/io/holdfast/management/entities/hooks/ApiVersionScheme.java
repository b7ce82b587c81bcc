package io.holdfast.management.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.store.Transaction;
import tools.jackson.databind.node.ObjectNode;

/** A version in the query or in a header needs the name of that parameter. */
@AutoService(EntityHook.class)
public final class ApiVersionScheme implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        switch (properties.path("versioningScheme").asString("")) {
            case "Query" -> demand(draft, "versionQueryName");
            case "Header" -> demand(draft, "versionHeaderName");
            default -> {
                // A version in the path needs no name.
            }
        }
    }

    private static void demand(Draft draft, String member) {
        if (!draft.properties().has(member)) {
            draft.refuse(
                    member,
                    member + " is required when versioningScheme is "
                            + draft.properties().path("versioningScheme").asString() + ".");
        }
    }
}
