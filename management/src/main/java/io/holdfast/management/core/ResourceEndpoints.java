package io.holdfast.management.core;

import io.holdfast.identity.Authorizer;
import io.holdfast.management.ArmException;
import io.holdfast.management.ArmResponse;
import io.holdfast.management.arm.Answers;
import io.holdfast.management.arm.ApiVersions;
import io.holdfast.management.arm.Call;
import io.holdfast.management.arm.Json;
import io.holdfast.management.arm.Level;
import io.holdfast.management.arm.Routes;
import io.holdfast.model.ServiceId;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
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
            "\\s*(resourceType|name|resourceGroup|location)\\s+eq\\s+'([^']*)'\\s*", Pattern.CASE_INSENSITIVE);

    private final Store store;
    private final Authorizer authorizer;

    ResourceEndpoints(Store store, Authorizer authorizer) {
        this.store = store;
        this.authorizer = authorizer;
    }

    void mount(Routes routes) {
        for (String scope :
                List.of("/subscriptions/{subscription}", "/subscriptions/{subscription}/resourceGroups/{group}")) {
            routes.at(scope + "/resources", ApiVersions.CORE, Level.GATEWAY)
                    .signedIn()
                    .on("GET", this::list);
        }
    }

    private ArmResponse list(Call call) {
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
                .map(ResourceEndpoints::rendered)
                .toList());
    }

    private static Map<String, String> filter(@Nullable String filter) {
        Map<String, String> wanted = new HashMap<>();
        if (filter == null || filter.isBlank()) {
            return wanted;
        }
        for (String part : filter.split("(?i)\\s+and\\s+", -1)) {
            Matcher clause = CLAUSE.matcher(part);
            if (!clause.matches()) {
                throw new ArmException(
                        400,
                        "InvalidFilterInQueryString",
                        "Invalid $filter '" + part.strip()
                                + "' specified in the query string: it may compare resourceType, name, resourceGroup and location by eq, joined by and.");
            }
            wanted.put(clause.group(1).toLowerCase(Locale.ROOT), clause.group(2));
        }
        return wanted;
    }

    private static boolean matches(Service service, Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .allMatch(entry ->
                        Locations.name(entry.getValue()).equals(Locations.name(value(service, entry.getKey()))));
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

    private static ObjectNode rendered(Service service) {
        ObjectNode document = Json.stored(service.document());
        ObjectNode shown = Json.object();
        shown.put("id", service.id().toString());
        shown.put("name", service.id().name());
        shown.put("type", ServiceId.TYPE);
        shown.put("location", Locations.name(document.path("location").asString("")));
        Answers.orNull(shown, "tags", document.path("tags"));
        Answers.orNull(shown, "sku", document.path("sku"));
        return shown;
    }
}
