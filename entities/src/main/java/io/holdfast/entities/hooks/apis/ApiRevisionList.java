package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Listing;
import io.holdfast.model.Resource;
import io.holdfast.model.api.ApiName;
import io.holdfast.store.Configuration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET apis/{id}/revisions}: the revisions of an API, newest first. */
@AutoService(EntityHook.class)
public final class ApiRevisionList implements EntityHook {

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        Configuration configuration = call.configuration();
        ApiName name = ApiName.of(call.target().parents().getLast());
        List<Resource> revisions = new ArrayList<>(ApiRevisions.others(call.space(), name.api(), configuration));
        configuration.get(StoredApis.key(call.space(), name)).ifPresent(revisions::add);
        var items = new Listing(call);
        revisions.stream()
                .sorted(Comparator.comparing(ApiRevisions::created)
                        .thenComparingInt(ApiRevisionList::number)
                        .reversed())
                .map(revision -> item(revision, call, context))
                .forEach(item -> items.add(item, () -> item));
        return items.answer();
    }

    private static int number(Resource revision) {
        String text = StoredApis.revision(revision);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private static ObjectNode item(Resource revision, EntityRequest call, HookContext context) {
        ObjectNode properties = Documents.properties(revision);
        String number = StoredApis.revision(revision);
        String path = ApiName.of(revision.path()).api();
        ObjectNode item = Documents.object();
        item.put("apiId", call.request().service() + "/" + new ApiName(path, number));
        item.put("apiRevision", number);
        item.put("createdDateTime", text(ApiRevisions.created(revision)));
        item.put("updatedDateTime", text(Instant.ofEpochMilli(revision.modified())));
        item.set("description", properties.get("apiRevisionDescription"));
        item.put("privateUrl", privateUrl(properties, number, call, context));
        item.put("isOnline", properties.path("isOnline").asBoolean(true));
        return item.put("isCurrent", ApiName.of(revision.key()).revision() == null);
    }

    /** Where the gateway answers for the revision: {@code /echo/v1;rev=2}. */
    private static String privateUrl(ObjectNode properties, String number, EntityRequest call, HookContext context) {
        var url = new StringBuilder("/").append(properties.path("path").asString(""));
        String version = properties.path("apiVersion").asString("");
        if (!version.isEmpty() && inPath(properties, call, context)) {
            url.append(url.length() > 1 ? "/" : "").append(version);
        }
        return new ApiName(url.toString(), number).toString();
    }

    private static boolean inPath(ObjectNode properties, EntityRequest call, HookContext context) {
        return context.references()
                .target(properties.path("apiVersionSetId").asString(""))
                .flatMap(call.configuration()::get)
                .map(Documents::properties)
                .filter(set -> set.path("versioningScheme").asString("").equals("Segment"))
                .isPresent();
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
