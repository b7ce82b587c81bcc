package io.holdfast.entities.hooks.people;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The built-in groups stay as they are, and callers make no others of their kind. */
@AutoService(EntityHook.class)
public final class SystemGroups implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        if (draft.before().filter(SystemGroups::builtIn).isPresent()) {
            throw immutable(draft.key().name(), "changed");
        }
        String type = draft.properties().path("type").asString("");
        if (type.equals("system")) {
            draft.refuse("type", "type must be custom or external: the groups of type system are built in.");
        }
        if (type.equals("external")
                && draft.properties().path("externalId").asString("").isEmpty()) {
            draft.refuse("externalId", "externalId is required for a group of type external.");
        }
        if (type.equals("custom") && draft.properties().has("externalId")) {
            draft.refuse("externalId", "externalId names a group of a directory, so type must be external.");
        }
    }

    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        if (builtIn(Documents.properties(resource))) {
            throw immutable(resource.name(), "deleted");
        }
        product(resource, transaction).ifPresent(product -> {
            throw EntityRefusals.validation(
                    "groups",
                    "The group '" + resource.name() + "' is in use by the product '" + product
                            + "', which its members see. Remove it from the groups of that product first.");
        });
    }

    /** The path of a product that the group's members see. */
    private static Optional<String> product(Resource group, Transaction transaction) {
        var found = new ArrayList<String>();
        Space space = Space.of(group.key());
        transaction.<RuntimeException>scan(space.type("products/groups"), null, link -> {
            if (space.holds(link.key()) && link.key().name().equals(group.key().name())) {
                found.add(link.path().split("/groups/", 2)[0]);
            }
        });
        return found.stream().findFirst();
    }

    private static boolean builtIn(ObjectNode properties) {
        return properties.path("builtIn").asBoolean(false);
    }

    private static RuntimeException immutable(String name, String verb) {
        return EntityRefusals.notAllowed("The group '" + name + "' is built in and cannot be " + verb + ".");
    }
}
