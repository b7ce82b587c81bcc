package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Call;
import io.holdfast.arm.Json;
import io.holdfast.arm.Level;
import io.holdfast.arm.Routes;
import io.holdfast.arm.Timestamps;
import io.holdfast.arm.resource.Locations;
import io.holdfast.identity.Authorizer;
import io.holdfast.model.Names;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import tools.jackson.databind.node.ObjectNode;

/** Long-running operations as clients of 2024-05-01 and later look for them: below the location of their service. */
final class LocationOperations {

    private static final String READ = ServiceId.TYPE + "/operationresults/read";

    private final Store store;
    private final Authorizer authorizer;
    private final RecoveryEndpoints recovery;

    LocationOperations(Store store, Authorizer authorizer, RecoveryEndpoints recovery) {
        this.store = store;
        this.authorizer = authorizer;
        this.recovery = recovery;
    }

    void mount(Routes routes, String provider) {
        String location = provider + "/locations/{location}";
        // Who may see the operation's service may see it; the subscription is not asked for a role.
        routes.at(location + "/operationResults/{operation}", ApiVersions.API_MANAGEMENT, Level.SERVICE)
                .signedIn()
                .on("GET", this::result);
        routes.at(location + "/operationStatuses/{operation}", ApiVersions.API_MANAGEMENT, Level.SERVICE)
                .signedIn()
                .on("GET", this::status);
    }

    private ArmResponse result(Call call) {
        LongRunningOperation operation = find(call);
        return recovery.outcome(call, service(operation, call), operation);
    }

    private ArmResponse status(Call call) {
        LongRunningOperation operation = find(call);
        Service service = service(operation, call);
        ObjectNode shown = Json.object();
        shown.put(
                "id",
                "/subscriptions/" + service.id().subscriptionId() + "/providers/Microsoft.ApiManagement/locations/"
                        + Locations.name(location(service)) + "/operationStatuses/" + call.name("operation"));
        shown.put("resourceId", service.id().toString());
        shown.put("name", call.name("operation"));
        shown.put("startTime", Timestamps.of(operation.started()));
        return Answers.ok(recovery.describe(shown, operation));
    }

    private LongRunningOperation find(Call call) {
        return recovery.find(call.name("operation"))
                .filter(operation -> Names.same(operation.service().subscriptionId(), call.name("subscription")))
                .filter(operation -> authorizer.allows(
                        call.principal(), READ, operation.service().toString()))
                .orElseThrow(() -> absent(call));
    }

    private Service service(LongRunningOperation operation, Call call) {
        return store.service(operation.service())
                .filter(service -> Locations.name(location(service)).equals(Locations.name(call.name("location"))))
                .orElseThrow(() -> absent(call));
    }

    private static String location(Service service) {
        return Json.stored(service.document()).path("location").asString("");
    }

    private static ArmException absent(Call call) {
        return RecoveryEndpoints.noSuchOperation(call.name("operation"));
    }
}
