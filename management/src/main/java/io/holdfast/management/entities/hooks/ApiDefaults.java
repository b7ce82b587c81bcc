package io.holdfast.management.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Documents;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * APIs: the display name is the name unless given, {@code apiType} is another name of {@code type}, and {@code echo;rev=1} is another name of {@code echo} while 1
 * is its current revision.
 */
@AutoService(EntityHook.class)
public final class ApiDefaults implements EntityHook {

    private static final String REVISION = ";rev=";

    @Override
    public String resourceName(String requested, Space space, Reader reader) {
        int at = requested.toLowerCase(Locale.ROOT).indexOf(REVISION);
        if (at <= 0 || requested.indexOf('/') >= 0) {
            return requested;
        }
        String name = requested.substring(0, at);
        String revision = requested.substring(at + REVISION.length());
        Optional<Resource> api = reader.get(space.key("apis", name));
        boolean current = api.map(found -> revision(found).equals(revision)).orElse(!revision.isEmpty());
        return current ? name : requested;
    }

    private static String revision(Resource api) {
        return Documents.properties(api).path("apiRevision").asString("1");
    }

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (!draft.input().path("type").isString() && properties.path("apiType").isString()) {
            properties.set("type", properties.get("apiType"));
        }
        String requested = draft.call().request().path().getLast();
        int at = requested.toLowerCase(Locale.ROOT).indexOf(REVISION);
        if (draft.isNew() && at > 0 && !properties.has("apiRevision")) {
            properties.put("apiRevision", requested.substring(at + REVISION.length()));
        }
        draft.before().ifPresent(before -> {
            if (!properties.has("apiRevision") && before.has("apiRevision")) {
                properties.set("apiRevision", before.get("apiRevision"));
            }
        });
        if (!properties.has("displayName")) {
            properties.put("displayName", draft.call().target().name());
        }
        properties.put("isCurrent", true);
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        if (draft.key().name().contains(REVISION)) {
            draft.refuse(
                    "apiRevision",
                    "The API has another current revision, and revisions beside the current one cannot be created yet."
                            + " Write to the API's name without ;rev=.");
        }
        String before = draft.before()
                .map(properties -> properties.path("apiRevision").asString(""))
                .orElse("");
        if (!before.isEmpty()
                && !before.equals(draft.properties().path("apiRevision").asString(""))) {
            draft.refuse("apiRevision", "apiRevision of an existing API cannot be changed; it is " + before + ".");
        }
    }
}
