package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.store.Transaction;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A version in the query or in a header needs the name of that parameter. */
@AutoService(EntityHook.class)
public final class ApiVersionScheme implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        missing(properties).ifPresent(member -> draft.refuse(member, demand(member, properties)));
    }

    /** @param member as it is called in the request */
    static String demand(String member, ObjectNode set) {
        return member + " is required when versioningScheme is "
                + set.path("versioningScheme").asString() + ".";
    }

    /** The member that a version set lacks; a version in the path needs no name. */
    static Optional<String> missing(ObjectNode set) {
        String demanded = switch (set.path("versioningScheme").asString("")) {
            case "Query" -> "versionQueryName";
            case "Header" -> "versionHeaderName";
            default -> "";
        };
        return Optional.of(demanded).filter(member -> !member.isEmpty() && !set.has(member));
    }
}
