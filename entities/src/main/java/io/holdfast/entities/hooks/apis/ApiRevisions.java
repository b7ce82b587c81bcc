package io.holdfast.entities.hooks.apis;

import io.holdfast.entities.Documents;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The revisions of an API as they are stored: the current one under the API's name, the others beside it. */
final class ApiRevisions {

    /** When a revision was created; kept in its document since 2 resources change places when another becomes current. */
    private static final String CREATED = "revisionCreated";

    private static final int PAGE = 100;

    private ApiRevisions() {}

    /** Those that are not current, in the order of their keys. */
    static List<Resource> others(Space space, String api, Reader reader) {
        var found = new ArrayList<Resource>();
        ResourceKey first = StoredApis.key(space, api, "");
        ResourceKey last = first;
        while (true) {
            List<Resource> page = reader.after(first.type(), last, PAGE);
            for (Resource each : page) {
                if (!space.holds(each.key()) || !each.key().name().startsWith(first.name())) {
                    return found;
                }
                found.add(each);
                last = each.key();
            }
            if (page.size() < PAGE) {
                return found;
            }
        }
    }

    /** Makes a revision that is not current the current one; what refers to the API now leads to it. */
    static void makeCurrent(Resource revision, Catalog catalog, Transaction transaction) {
        var content = new ApiContent(catalog, transaction);
        ApiName name = ApiName.of(revision.key());
        Space space = Space.of(revision.key());
        Resource before = transaction.get(StoredApis.key(space, name)).orElseThrow();
        List<Resource> old = content.of(before.key());
        List<Resource> next = content.of(revision.key());
        old.forEach(each -> transaction.delete(each.key()));
        transaction.delete(revision.key());
        content.put(next, revision, current(before, revision, transaction), transaction);
        String number = StoredApis.revision(before);
        Resource aside = transaction.put(
                StoredApis.key(space, name.api(), number),
                new ApiName(before.path(), number).toString(),
                document(before, false),
                before.secrets());
        content.put(old, before, aside, transaction);
    }

    private static Resource current(Resource place, Resource revision, Transaction transaction) {
        return transaction.put(place.key(), place.path(), document(revision, true), revision.secrets());
    }

    private static byte[] document(Resource revision, boolean current) {
        ObjectNode properties = Documents.properties(revision);
        properties.put("isCurrent", current);
        properties.put(CREATED, created(revision).toString());
        return Documents.bytes(properties);
    }

    static Instant created(Resource revision) {
        String moved = Documents.properties(revision).path(CREATED).asString("");
        return moved.isEmpty() ? Instant.ofEpochMilli(revision.created()) : Instant.parse(moved);
    }

    /** Carries over what a write of the API does not name. */
    static void keepCreated(ObjectNode before, ObjectNode properties) {
        if (before.has(CREATED)) {
            properties.set(CREATED, before.get(CREATED));
        }
    }
}
