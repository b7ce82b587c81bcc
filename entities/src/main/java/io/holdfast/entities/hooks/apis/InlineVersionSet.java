package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.Randoms;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * APIs: {@code apiVersionSet} in the body names the version set by its id, or describes one that is made with the API. An API that has a
 * set keeps it, so the same body can be sent again.
 */
@AutoService(EntityHook.class)
public final class InlineVersionSet implements EntityHook {

    private static final String MEMBER = "apiVersionSet";
    private static final String REFERENCE = "apiVersionSetId";
    private static final String SETS = "apiVersionSets";
    private static final List<String> DETAILS =
            List.of("description", "versioningScheme", "versionQueryName", "versionHeaderName");
    private static final int ID_BYTES = 12;

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (draft.input().path(REFERENCE).isString() || !(properties.path(MEMBER) instanceof ObjectNode described)) {
            return;
        }
        JsonNode id = described.path("id");
        Optional<JsonNode> own = draft.before().map(before -> before.path(REFERENCE));
        if (id.isString()) {
            properties.put(REFERENCE, id.asString().contains("/") ? id.asString() : "/" + SETS + "/" + id.asString());
        } else if (properties.path(REFERENCE).isString()) {
            keep(draft, properties.path(REFERENCE).asString(), described, transaction);
        } else if (own.filter(JsonNode::isString).isPresent()) {
            properties.set(REFERENCE, own.get());
            keep(draft, own.get().asString(), described, transaction);
        } else {
            create(draft, described, transaction);
        }
    }

    /** The set belongs to other versions, too: this is not the place to change it. */
    private static void keep(Draft draft, String set, ObjectNode described, Transaction transaction) {
        draft.context().references().target(set).flatMap(transaction::get).ifPresent(stored -> {
            ObjectNode wanted = set(described);
            ObjectNode there = Documents.properties(stored);
            wanted.forEachEntry((member, value) -> {
                if (!value.equals(there.path(member))) {
                    String name = MEMBER + "." + (member.equals("displayName") ? "name" : member);
                    draft.refuse(
                            name,
                            name + " differs from that of the version set '" + stored.name()
                                    + "' that the API has. Change the version set, or name another one in " + REFERENCE
                                    + ".");
                }
            });
        });
    }

    private static void create(Draft draft, ObjectNode described, Transaction transaction) {
        ObjectNode set = set(described);
        for (String member : List.of("displayName", "versioningScheme")) {
            if (!set.has(member)) {
                String name = MEMBER + "." + (member.equals("displayName") ? "name" : member);
                draft.refuse(name, name + " is required for a new version set. An existing one is named by its id.");
            }
        }
        ApiVersionScheme.missing(set)
                .map(member -> MEMBER + "." + member)
                .ifPresent(member -> draft.refuse(member, ApiVersionScheme.demand(member, set)));
        Space space = draft.space();
        String name = HexFormat.of().formatHex(Randoms.bytes(ID_BYTES));
        ResourceKey key = space.key(SETS, name);
        transaction.put(key, path(space, transaction) + SETS + "/" + name, Documents.bytes(set), null);
        draft.properties().put(REFERENCE, "/" + path(space, transaction) + SETS + "/" + name);
    }

    /** What the set is stored as. */
    private static ObjectNode set(ObjectNode described) {
        ObjectNode set = Documents.object();
        if (described.path("name").isString()) {
            set.set("displayName", described.path("name"));
        }
        DETAILS.stream().filter(described::has).forEach(member -> set.set(member, described.path(member)));
        return set;
    }

    private static String path(Space space, Transaction transaction) {
        return space.isService()
                ? ""
                : transaction
                                .get(Space.SERVICE.key(Space.WORKSPACES, space.workspace()))
                                .map(Resource::path)
                                .orElseThrow()
                        + "/";
    }
}
