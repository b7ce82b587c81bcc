package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.resource.Locations;
import io.holdfast.model.Names;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows services, and what else can be read of them. */
final class ServiceReads {

    private static final String CONSUMPTION = "Consumption";

    private final Deployment deployment;
    private final Store store;
    private final ServiceRendering rendering;

    ServiceReads(Deployment deployment, Store store, ServiceRendering rendering) {
        this.deployment = deployment;
        this.store = store;
        this.rendering = rendering;
    }

    ArmResponse get(RoutedRequest call) {
        Service service = call.service();
        return new ArmResponse(
                200, Map.of("ETag", "\"" + service.etag() + "\""), Json.bytes(rendering.render(service)));
    }

    ArmResponse list(RoutedRequest call) {
        String group = call.names().get("group");
        return Answers.list(store.services().stream()
                .filter(service -> group == null
                        ? Names.same(service.id().subscriptionId(), call.name("subscription"))
                        : service.id().isIn(call.name("subscription"), group))
                .map(rendering::render)
                .toList());
    }

    /** The tiers that the service can have: one of Consumption stays what it is, and no other becomes it. */
    ArmResponse skus(RoutedRequest call) {
        boolean consumption = Json.stored(call.service().document())
                .at("/sku/name")
                .asString("")
                .equals(CONSUMPTION);
        return Answers.list(Stream.of(Sku.NAMES)
                .filter(name -> name.equals(CONSUMPTION) == consumption)
                .map(name -> {
                    ObjectNode sku = Json.object().put("resourceType", ServiceId.TYPE);
                    sku.putObject("sku").put("name", name);
                    if (!consumption) {
                        sku.set("capacity", Sku.capacity(name));
                    }
                    return sku;
                })
                .toList());
    }

    /** The tiers that a new service can have. */
    ArmResponse allSkus(RoutedRequest call) {
        String location = Locations.name(deployment.location());
        return Answers.list(Stream.of(Sku.NAMES)
                .map(name -> {
                    ObjectNode sku =
                            Json.object().put("resourceType", "service").put("name", name);
                    sku.putArray("locations").add(location);
                    ObjectNode info = sku.putArray("locationInfo").addObject().put("location", location);
                    info.putArray("zones");
                    info.putArray("zoneDetails");
                    sku.set("capacity", Sku.capacity(name));
                    sku.putArray("restrictions");
                    return sku;
                })
                .toList());
    }

    /** All locations that the service says it is in. */
    ArmResponse regions(RoutedRequest call) {
        ObjectNode body = Json.object();
        ArrayNode regions = body.putArray("value");
        for (String location : ServiceLocations.of(call.service())) {
            regions.addObject()
                    .put("name", location)
                    .put("isMasterRegion", regions.size() == 1)
                    .put("isDeleted", false);
        }
        return Answers.ok(body.put("count", regions.size()));
    }
}
