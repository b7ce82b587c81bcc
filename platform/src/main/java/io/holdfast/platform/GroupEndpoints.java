package io.holdfast.platform;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.Refusals;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.resource.FormerRoles;
import io.holdfast.arm.resource.Locations;
import io.holdfast.arm.resource.ResourceGroups;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.identity.Authorizer;
import io.holdfast.identity.Principal;
import io.holdfast.model.json.Json;
import io.holdfast.platform.refusal.PlatformRefusals;
import io.holdfast.store.DeletedServices;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceLockedException;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Resource groups: what a service lies in. */
final class GroupEndpoints {

    private static final Pattern NAME = Pattern.compile("[-\\p{L}\\p{N}_.()]{0,89}[-\\p{L}\\p{N}_()]");
    private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,63}");
    private static final int TRIES = 5;
    private static final String READ = "Microsoft.Resources/subscriptions/resourceGroups/read";

    private final ResourceGroups groups;
    private final Store store;
    private final Authorizer authorizer;
    private final RoleResources roles;
    private final FormerRoles formerRoles;
    private final Clock clock;
    private final int retryAfterSeconds;

    GroupEndpoints(
            ResourceGroups groups,
            Store store,
            Authorizer authorizer,
            RoleResources roles,
            Clock clock,
            int retryAfterSeconds) {
        this.groups = groups;
        this.store = store;
        this.authorizer = authorizer;
        this.roles = roles;
        this.formerRoles = new FormerRoles(store, roles, clock);
        this.clock = clock;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    void mount(Routes routes) {
        routes.at("/subscriptions/{subscription}/resourceGroups", ApiVersions.CORE, ErrorShape.GATEWAY)
                .signedIn()
                .on("GET", this::list);
        routes.at("/subscriptions/{subscription}/resourceGroups/{group}", ApiVersions.CORE, ErrorShape.GATEWAY)
                .on("GET", call -> Answers.ok(rendered(call, demand(call))))
                .on("HEAD", this::head)
                .on("PUT", this::put)
                .on("PATCH", this::patch)
                .on("DELETE", this::delete);
        routes.at("/subscriptions/{subscription}/operationresults/{operation}", ApiVersions.CORE, ErrorShape.GATEWAY)
                .signedIn()
                .on("GET", call -> ArmResponse.empty(200));
    }

    boolean visible(Principal caller, String subscription, ObjectNode group) {
        return authorizer.allows(caller, READ, id(subscription, group));
    }

    private ArmResponse list(RoutedRequest call) {
        String subscription = call.name("subscription");
        return Answers.list(groups.of(subscription).stream()
                .filter(group -> visible(call.principal(), subscription, group))
                .map(group -> rendered(call, group))
                .toList());
    }

    private ArmResponse head(RoutedRequest call) {
        return ArmResponse.empty(existing(call).isPresent() ? 204 : 404);
    }

    private ArmResponse put(RoutedRequest call) {
        if (!NAME.matcher(call.name("group")).matches()) {
            throw PlatformRefusals.groupName(call.name("group"));
        }
        ObjectNode sent = call.json();
        Optional<ObjectNode> existing = existing(call);
        String location = location(sent.path("location"), existing);
        ObjectNode group = Json.object();
        group.put("name", existing.map(node -> node.path("name").asString()).orElse(call.name("group")));
        group.put("location", location);
        group.set("tags", Tags.accept(sent.path("tags")));
        if (sent.path("managedBy").isString()) {
            group.set("managedBy", sent.path("managedBy"));
        }
        groups.put(call.name("subscription"), group);
        return Answers.of(existing.isPresent() ? 200 : 201, rendered(call, group));
    }

    private static String location(JsonNode sent, Optional<ObjectNode> existing) {
        if (!sent.isString() || !LOCATION.matcher(sent.asString()).matches()) {
            throw PlatformRefusals.groupWithoutLocation();
        }
        String location = Locations.name(sent.asString());
        String before = existing.map(group -> group.path("location").asString()).orElse(location);
        if (!before.equals(location)) {
            throw PlatformRefusals.groupElsewhere(location, before);
        }
        return location;
    }

    private ArmResponse patch(RoutedRequest call) {
        ObjectNode group = demand(call);
        ObjectNode sent = call.json();
        if (sent.has("tags")) {
            group.set("tags", Tags.accept(sent.path("tags")));
            groups.put(call.name("subscription"), group);
        }
        return Answers.ok(rendered(call, group));
    }

    /**
     * Takes with it all services that lie in the group, or nothing while one of them is busy. The services can be brought
     * back into a group of the same name. All is done before the 202 leaves. The group goes in one transaction with the look at what lies in
     * it, so a service that is created meanwhile goes with it, too, or finds no group.
     */
    private ArmResponse delete(RoutedRequest call) {
        demand(call);
        String subscription = call.name("subscription");
        String name = call.name("group");
        for (int i = 0; i < TRIES; i++) {
            deleteServices(subscription, name);
            Instant until = clock.instant();
            if (store.removeHome(
                    ResourceGroups.home(subscription, name), service -> service.isIn(subscription, name))) {
                roles.forget("/subscriptions/" + subscription + "/resourceGroups/" + name, false, until);
                return accepted(call, subscription);
            }
        }
        throw PlatformRefusals.groupInUse(name);
    }

    private void deleteServices(String subscription, String name) {
        List<Service> inside = store.services().stream()
                .filter(service -> service.id().isIn(subscription, name))
                .toList();
        for (Service service : inside) {
            if (service.activeOperation() != null) {
                throw new ServiceLockedException(service.id());
            }
        }
        for (Service service : inside) {
            formerRoles.deleting(service.id());
            try {
                store.deleted().delete(service.id(), DeletedServices.KEPT);
            } catch (ServiceNotFoundException e) {
                // Somebody else was faster.
            }
        }
    }

    private ArmResponse accepted(RoutedRequest call, String subscription) {
        String location = call.head().baseUrl() + "/subscriptions/" + subscription + "/operationresults/"
                + UUID.randomUUID() + "?api-version=" + call.apiVersion();
        return new ArmResponse(
                202, Map.of("Location", location, "Retry-After", Integer.toString(retryAfterSeconds)), new byte[0]);
    }

    private Optional<ObjectNode> existing(RoutedRequest call) {
        return groups.find(call.name("subscription"), call.name("group"));
    }

    private ObjectNode demand(RoutedRequest call) {
        return existing(call).orElseThrow(() -> Refusals.groupUnknown(call.name("group")));
    }

    private static ObjectNode rendered(RoutedRequest call, ObjectNode group) {
        ObjectNode shown = Json.object();
        shown.put("id", id(call.name("subscription"), group));
        shown.set("name", group.path("name"));
        shown.put("type", "Microsoft.Resources/resourceGroups");
        shown.set("location", group.path("location"));
        shown.set("tags", group.path("tags"));
        if (group.has("managedBy")) {
            shown.set("managedBy", group.path("managedBy"));
        }
        shown.putObject("properties").put("provisioningState", "Succeeded");
        return shown;
    }

    private static String id(String subscription, ObjectNode group) {
        return "/subscriptions/" + subscription + "/resourceGroups/"
                + group.path("name").asString();
    }
}
