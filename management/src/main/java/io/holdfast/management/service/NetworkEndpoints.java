package io.holdfast.management.service;

import io.holdfast.management.ArmException;
import io.holdfast.management.ArmResponse;
import io.holdfast.management.ManagementParts;
import io.holdfast.management.arm.Answers;
import io.holdfast.management.arm.Call;
import io.holdfast.management.arm.Json;
import io.holdfast.management.core.Locations;
import io.holdfast.store.Service;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service reaches outside of the server, and whether it does. */
final class NetworkEndpoints {

    private final Dependencies dependencies;
    private final NetworkStatus status;

    NetworkEndpoints(ManagementParts parts) {
        this.dependencies = new Dependencies(parts);
        this.status = new NetworkStatus(parts.clock(), NetworkStatus.LIMIT);
    }

    /** Of the location where the server stands; nothing is known of others. */
    ArmResponse status(Call call) {
        Service service = call.service();
        ObjectNode shown =
                Json.object().put("location", ServiceLocations.of(service).getFirst());
        shown.set("networkStatus", checked(service));
        return Answers.ok(Json.array().add(shown));
    }

    ArmResponse statusOfLocation(Call call) {
        Service service = call.service();
        List<String> locations = ServiceLocations.of(service);
        String wanted = Locations.name(call.name("location"));
        if (locations.stream().map(Locations::name).noneMatch(wanted::equals)) {
            throw new ArmException(
                    404,
                    "ResourceNotFound",
                    "The service is not in location '" + call.name("location") + "' but in '"
                            + String.join("', '", locations) + "'.");
        }
        return Answers.ok(wanted.equals(Locations.name(locations.getFirst())) ? checked(service) : shown(Json.array()));
    }

    private ObjectNode checked(Service service) {
        return shown(status.of(service.id().key(), dependencies.of(service)));
    }

    private static ObjectNode shown(ArrayNode connectivity) {
        ObjectNode shown = Json.object();
        shown.putArray("dnsServers");
        shown.set("connectivityStatus", connectivity);
        return shown;
    }
}
