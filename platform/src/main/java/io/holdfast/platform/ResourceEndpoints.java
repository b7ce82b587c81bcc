package io.holdfast.platform;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.resource.Locations;
import io.holdfast.identity.Authorizer;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.platform.refusal.PlatformRefusals;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** All resources of a subscription or a group, whatever their type: here, services. */
final class ResourceEndpoints {

    private static final String READ = ServiceId.TYPE + "/read";
    private static final Pattern CLAUSE = Pattern.compile(
            "\\s*(resourceType|name|resourceGroup|location|tagName|tagValue)\\s+eq\\s+'((?:[^']|'')*+)'\\s*(?:$|and\\s)",
            Pattern.CASE_INSENSITIVE);

    private static final String TAG_NAME = "tagname";
    private static final String TAG_VALUE = "tagvalue";

    private final Store store;
    private final Authorizer authorizer;

    ResourceEndpoints(Store store, Authorizer authorizer) {
        this.store = store;
        this.authorizer = authorizer;
    }

    void mount(Routes routes) {
        for (String scope :
                List.of("/subscriptions/{subscription}", "/subscriptions/{subscription}/resourceGroups/{group}")) {
            routes.at(scope + "/resources", ApiVersions.CORE, ErrorShape.GATEWAY)
                    .signedIn()
                    .on("GET", this::list);
        }
    }

    private ArmResponse list(RoutedRequest call) {
        Map<String, String> wanted = filter(call.head().query("$filter"));
        wanted.put("subscription", call.name("subscription"));
        String group = call.names().get("group");
        if (group != null) {
            wanted.put("resourcegroup", group);
        }
        return Answers.list(store.services().stream()
                .filter(service -> matches(service, wanted))
                .filter(service ->
                        authorizer.allows(call.principal(), READ, service.id().toString()))
                .limit(top(call.head().query("$top")))
                .map(service -> rendered(service, call.head().query().getOrDefault("$expand", "")))
                .toList());
    }

    private static Map<String, String> filter(@Nullable String filter) {
        Map<String, String> wanted = new HashMap<>();
        if (filter == null || filter.isBlank()) {
            return wanted;
        }
        Matcher clause = CLAUSE.matcher(filter);
        int at = 0;
        while (at < filter.length()) {
            if (!clause.region(at, filter.length()).lookingAt()) {
                throw PlatformRefusals.resourceFilter(filter.substring(at).strip());
            }
            wanted.put(clause.group(1).toLowerCase(Locale.ROOT), clause.group(2).replace("''", "'"));
            at = clause.end();
        }
        if (wanted.containsKey(TAG_VALUE) && !wanted.containsKey(TAG_NAME)) {
            throw PlatformRefusals.tagValueAlone();
        }
        return wanted;
    }

    private static long top(@Nullable String top) {
        if (top == null) {
            return Long.MAX_VALUE;
        }
        if (!top.matches("[1-9]\\d{0,8}")) {
            throw PlatformRefusals.top(top);
        }
        return Long.parseLong(top);
    }

    private static boolean matches(Service service, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith("tag"))
                        .allMatch(entry ->
                                Locations.name(entry.getValue()).equals(Locations.name(value(service, entry.getKey()))))
                && hasTag(service, wanted);
    }

    /** Names of tags ignore case, their values do not. */
    private static boolean hasTag(Service service, Map<String, String> wanted) {
        String name = wanted.get(TAG_NAME);
        if (name == null) {
            return true;
        }
        String value = wanted.get(TAG_VALUE);
        return Json.stored(service.document()).path("tags").properties().stream()
                .filter(tag -> tag.getKey().equalsIgnoreCase(name))
                .anyMatch(tag -> value == null || value.equals(tag.getValue().asString()));
    }

    private static String value(Service service, String field) {
        return switch (field) {
            case "resourcetype" -> ServiceId.TYPE;
            case "name" -> service.id().name();
            case "resourcegroup" -> service.id().resourceGroup();
            case "subscription" -> service.id().subscriptionId();
            default -> Json.stored(service.document()).path("location").asString("");
        };
    }

    private static ObjectNode rendered(Service service, String expand) {
        ObjectNode document = Json.stored(service.document());
        ObjectNode shown = Json.object();
        shown.put("id", service.id().toString());
        shown.put("name", service.id().name());
        shown.put("type", ServiceId.TYPE);
        shown.put("location", Locations.name(document.path("location").asString("")));
        Answers.orNull(shown, "tags", document.path("tags"));
        Answers.orNull(shown, "sku", document.path("sku"));
        if (document.has("identity")) {
            shown.set("identity", document.path("identity"));
        }
        expand(shown, service, expand.toLowerCase(Locale.ROOT));
        return shown;
    }

    /** What clients may ask for besides. */
    private static void expand(ObjectNode shown, Service service, String wanted) {
        if (wanted.contains("createdtime")) {
            shown.put("createdTime", Instant.ofEpochMilli(service.created()).toString());
        }
        if (wanted.contains("changedtime")) {
            shown.put("changedTime", Instant.ofEpochMilli(service.modified()).toString());
        }
        if (wanted.contains("provisioningstate")) {
            shown.put("provisioningState", service.activeOperation() == null ? "Succeeded" : "Updating");
        }
    }
}
