package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.Note;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.api.ApiName;
import io.holdfast.store.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Releases: one that names a revision makes it current, in the same transaction. Writing an existing release again changes nothing
 * unless it names another revision, so that a change of its notes cannot roll an API back. One that names none is of the current one.
 */
@AutoService(EntityHook.class)
public final class ApiRelease implements EntityHook {

    private static final String MEMBER = "apiId";

    private static final Note<Resource> RELEASED = new Note<>();

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        String now =
                draft.context().clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        properties.put(
                "createdDateTime",
                draft.before()
                        .map(before -> before.path("createdDateTime").asString(now))
                        .orElse(now));
        properties.put("updatedDateTime", now);
        if (!properties.has(MEMBER)) {
            draft.before()
                    .ifPresentOrElse(
                            before -> properties.set(MEMBER, before.get(MEMBER)),
                            () -> properties.put(
                                    MEMBER,
                                    "/apis/" + draft.call().target().parents().getLast()));
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        ApiName api = ApiName.of(draft.call().target().parents().getLast());
        if (api.revision() != null) {
            draft.refuse(MEMBER, "Releases belong to the API: write to apis/" + api.api() + "/releases.");
            return;
        }
        String named = draft.properties().path(MEMBER).asString("");
        List<ResourceKey> meant = draft.context().references().meant(named, draft);
        Optional<JsonNode> unchanged = draft.before()
                .map(before -> before.path(MEMBER))
                .filter(before -> meant.stream().anyMatch(key -> ("/" + key).equalsIgnoreCase(before.asString(""))));
        if (unchanged.isPresent()) {
            draft.properties().set(MEMBER, unchanged.get());
            return;
        }
        StoredApis.find(meant, draft.space(), transaction)
                .filter(revision -> ApiName.of(revision.key()).api().equalsIgnoreCase(api.api()))
                .ifPresentOrElse(
                        revision -> release(draft, revision, transaction),
                        () -> draft.refuse(
                                MEMBER,
                                "apiId must name a revision of this API as /apis/" + new ApiName(api.api(), "{n}")
                                        + "; '" + named + "' names none."));
    }

    private static void release(Draft draft, Resource revision, Transaction transaction) {
        ResourceKey api = StoredApis.key(draft.space(), ApiName.of(revision.key()));
        String path = transaction.get(api).orElseThrow().path();
        draft.properties().put(MEMBER, "/" + new ApiName(path, StoredApis.revision(revision)));
        draft.keep(RELEASED, revision);
        ApiPath.taken(revision.key(), Documents.properties(revision), transaction)
                .ifPresent(problem -> draft.refuse(MEMBER, "The revision cannot become current. " + problem));
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        draft.kept(RELEASED).ifPresent(released -> {
            if (ApiName.of(released.key()).revision() != null) {
                ApiRevisions.makeCurrent(released, draft.context().catalog(), transaction);
            }
        });
    }

    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        properties.put(
                MEMBER, call.request().service() + properties.path(MEMBER).asString(""));
    }
}
