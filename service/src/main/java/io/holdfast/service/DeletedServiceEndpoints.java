package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmIds;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.Route;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.Timestamps;
import io.holdfast.arm.resource.FormerRoles;
import io.holdfast.arm.resource.Locations;
import io.holdfast.model.Names;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.DeletedService;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Services that were deleted and can be brought back: what there is of them, and how they are removed for good. */
final class DeletedServiceEndpoints {

    private static final Logger LOG = LoggerFactory.getLogger(DeletedServiceEndpoints.class);
    private static final String PROVIDER = "/subscriptions/{subscription}/providers/Microsoft.ApiManagement";
    private static final String ONE = PROVIDER + "/locations/{location}/deletedservices/{deleted}";

    private final Store store;
    private final FormerRoles formerRoles;
    private final String retryAfter;

    DeletedServiceEndpoints(ServiceParts parts, int retryAfterSeconds) {
        this.store = parts.store();
        this.formerRoles = new FormerRoles(parts.store(), parts.roles(), parts.clock());
        this.retryAfter = Integer.toString(retryAfterSeconds);
    }

    void mount(Routes routes) {
        at(routes, PROVIDER + "/deletedservices").on("GET", this::list);
        at(routes, ONE).on("GET", this::get).on("DELETE", this::purge);
        // A purge is over before its 202 leaves.
        at(routes, ONE + "/operationresults/{operation}").on("GET", call -> ArmResponse.empty(200));
    }

    private static Route at(Routes routes, String template) {
        return routes.at(template, ApiVersions.API_MANAGEMENT, ErrorShape.SERVICE);
    }

    private ArmResponse list(RoutedRequest call) {
        return Answers.list(store.deleted().all().stream()
                .filter(deleted -> isOf(deleted, call.name("subscription")))
                .map(DeletedServiceEndpoints::rendered)
                .toList());
    }

    private ArmResponse get(RoutedRequest call) {
        return find(call).map(deleted -> Answers.ok(rendered(deleted))).orElseThrow(() -> absent(call));
    }

    private ArmResponse purge(RoutedRequest call) {
        Optional<DeletedService> found = find(call);
        if (found.isEmpty()) {
            return ArmResponse.empty(204);
        }
        ServiceId id = found.get().service().id();
        try {
            store.deleted().purge(id);
        } catch (ServiceNotFoundException e) {
            return ArmResponse.empty(204); // somebody else was faster
        }
        formerRoles.goneForGood(id);
        LOG.atInfo().addKeyValue("service", id).log("deleted service purged");
        ObjectNode shown = rendered(found.get());
        String location =
                call.head().baseUrl() + ArmIds.encoded(shown.path("id").asString()) + "/operationresults/"
                        + UUID.randomUUID() + "?api-version=" + call.apiVersion();
        return new ArmResponse(202, Map.of("Location", location, "Retry-After", retryAfter), Json.bytes(shown));
    }

    private Optional<DeletedService> find(RoutedRequest call) {
        return store.deleted()
                .named(call.name("deleted"))
                .filter(deleted -> isOf(deleted, call.name("subscription")))
                .filter(deleted -> Locations.name(location(deleted)).equals(Locations.name(call.name("location"))));
    }

    private static boolean isOf(DeletedService deleted, String subscription) {
        return Names.same(deleted.service().id().subscriptionId(), subscription);
    }

    private static ArmException absent(RoutedRequest call) {
        return ServiceRefusals.deletedUnknown(call.name("deleted"));
    }

    private static String location(DeletedService deleted) {
        return Json.stored(deleted.service().document()).path("location").asString("");
    }

    private static ObjectNode rendered(DeletedService deleted) {
        ServiceId id = deleted.service().id();
        String location = location(deleted);
        ObjectNode shown = Json.object();
        shown.put(
                "id",
                "/subscriptions/" + id.subscriptionId() + "/providers/Microsoft.ApiManagement/locations/"
                        + Locations.name(location) + "/deletedservices/" + id.name());
        shown.put("name", id.name());
        shown.put("type", "Microsoft.ApiManagement/deletedservices");
        shown.put("location", Locations.display(location));
        shown.putObject("properties")
                .put("serviceId", id.toString())
                .put("scheduledPurgeDate", Timestamps.of(deleted.purge()))
                .put("deletionDate", Timestamps.of(deleted.deleted()));
        return shown;
    }
}
