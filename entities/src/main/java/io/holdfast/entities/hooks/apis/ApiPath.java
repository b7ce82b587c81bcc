package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.hooks.BackendUrls;
import io.holdfast.entities.hooks.Uniqueness;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** APIs: no two answer at the same path and version; the backend is an absolute URL. */
@AutoService(EntityHook.class)
public final class ApiPath implements EntityHook {

    private static final Pattern PATH = Pattern.compile("[^?#;\\\\\\s]*");

    @Override
    public void complete(Draft draft, Transaction transaction) {
        JsonNode path = draft.properties().path("path");
        if (path.isString()) {
            draft.properties().put("path", trim(path.asString()));
        }
    }

    private static String trim(String path) {
        int start = 0;
        int end = path.length();
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        BackendUrls.check(draft, "serviceUrl", List.of("http", "https", "ws", "wss"));
        String path = properties.path("path").asString("");
        if (!PATH.matcher(path).matches()) {
            draft.refuse("path", "path must not contain white space, ?, #, ; or \\.");
        }
        if (!properties.path("apiVersion").asString("").isEmpty() && !properties.has("apiVersionSetId")) {
            draft.refuse("apiVersionSetId", "apiVersionSetId is required when apiVersion is set.");
        }
        if (draft.before().filter(before -> same(before, properties)).isEmpty()) {
            taken(draft.key(), properties, transaction).ifPresent(problem -> draft.refuse("path", problem));
        }
    }

    /** All APIs answer at the same hosts. Revisions of one API share its path, so only the current ones of other APIs count. */
    static Optional<String> taken(ResourceKey api, ObjectNode properties, Transaction transaction) {
        Space space = Space.of(api);
        ResourceKey own = StoredApis.key(space, ApiName.of(api));
        return Space.everywhere(StoredApis.TYPE).stream()
                .flatMap(type -> Uniqueness.other(
                        own,
                        type,
                        null,
                        transaction,
                        other -> other.path("isCurrent").asBoolean(true) && same(other, properties))
                        .stream())
                .findFirst()
                .map(other -> "The API " + shown(other, space) + " has the path '" + text(properties, "path")
                        + "' already. Choose another path or another version.");
    }

    /** Who works in a workspace need not know what else there is. */
    private static String shown(Resource other, Space own) {
        return own.isService() || own.holds(other.key())
                ? "'" + other.name() + "'"
                : "of another workspace or of the service";
    }

    /** WebSocket APIs may share a path with the others. */
    private static boolean same(ObjectNode one, ObjectNode other) {
        return text(one, "path").equalsIgnoreCase(text(other, "path"))
                && text(one, "apiVersion").equalsIgnoreCase(text(other, "apiVersion"))
                && text(one, "type").equals("websocket") == text(other, "type").equals("websocket");
    }

    private static String text(ObjectNode properties, String member) {
        return properties.path(member).asString("");
    }
}
