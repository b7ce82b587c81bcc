package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.model.api.SubscriptionKeyNames;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * APIs: the display name is the name unless given, {@code apiType} is another name of {@code type}, and {@code echo;rev=1} is another
 * name of {@code echo} while 1 is its current revision. Which one is current is only changed by a release.
 */
@AutoService(EntityHook.class)
public final class ApiDefaults implements EntityHook {

    private static final String KEY_NAMES = "subscriptionKeyParameterNames";

    /** Azure shows none of these. */
    private static final Set<String> WITHOUT_KEY_NAMES = Set.of("websocket", "graphql", "grpc");

    @Override
    public String resourceName(String requested, Space space, Reader reader) {
        return StoredApis.name(ApiName.of(requested), space, reader);
    }

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (!draft.input().path("type").isString() && properties.path("apiType").isString()) {
            properties.set("type", properties.get("apiType"));
        }
        ApiName requested = ApiName.of(draft.call().request().path().getLast());
        if (draft.isNew() && requested.revision() != null && !properties.has("apiRevision")) {
            properties.put("apiRevision", requested.revision());
        }
        draft.before().ifPresent(before -> {
            ApiRevisions.keepCreated(before, properties);
            if (!properties.has("apiRevision") && before.has("apiRevision")) {
                properties.set("apiRevision", before.get("apiRevision"));
            }
        });
        if (!properties.has("displayName")) {
            properties.put("displayName", requested.api());
        }
        properties.put("isCurrent", ApiName.of(draft.key()).revision() == null);
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        ApiName name = ApiName.of(draft.key());
        String revision = name.revision();
        if (!name.isValid()) {
            draft.refuse("apiRevision", ApiName.rule());
        } else if (revision != null && draft.input().path("isCurrent").asBoolean(false)) {
            draft.refuse(
                    "isCurrent",
                    "The API has another current revision. To make this one current, create a release of it:"
                            + " PUT apis/" + name.api() + "/releases/{releaseId} with the apiId /apis/" + name + ".");
        }
        String expected = draft.before()
                .map(properties -> properties.path("apiRevision").asString(""))
                .orElse(revision == null ? "" : revision);
        String actual = draft.properties().path("apiRevision").asString("");
        if (!expected.isEmpty() && !expected.equalsIgnoreCase(actual)) {
            draft.refuse(
                    "apiRevision",
                    "apiRevision must be " + expected
                            + " here. Another revision is written to under its own name: apis/"
                            + new ApiName(name.api(), actual) + ".");
        }
    }

    /** What callers of the gateway must use is shown also when it is the usual. */
    @Override
    public void show(ObjectNode properties, Resource resource, EntityRequest call) {
        if (!WITHOUT_KEY_NAMES.contains(properties.path("type").asString(""))) {
            ObjectNode names =
                    properties.path(KEY_NAMES) instanceof ObjectNode set ? set : properties.putObject(KEY_NAMES);
            names.putIfAbsent("header", names.stringNode(SubscriptionKeyNames.DEFAULT.header()));
            names.putIfAbsent("query", names.stringNode(SubscriptionKeyNames.DEFAULT.query()));
        }
    }

    /** As in Azure, the current revision goes last, or with all others. */
    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        ApiName name = ApiName.of(resource.key());
        if (name.revision() != null) {
            return;
        }
        List<Resource> others = ApiRevisions.others(Space.of(resource.key()), name.api(), transaction);
        if (!others.isEmpty() && !call.flag("deleterevisions")) {
            throw EntityRefusals.invalid(
                    "Cannot delete the current revision of an API. Delete its other revisions first ("
                            + others.getFirst().name() + (others.size() > 1 ? ", …" : "")
                            + "), or repeat the request with deleteRevisions=true.");
        }
        others.forEach(other -> transaction.delete(other.key()));
    }
}
