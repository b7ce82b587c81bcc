package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.resource.Locations;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service reaches outside of the server, and whether it does. */
final class NetworkEndpoints {

    private final Dependencies dependencies;
    private final NetworkStatus status;
    private final NetworkParts network;

    NetworkEndpoints(ServiceParts parts) {
        this.network = parts.network();
        this.dependencies = new Dependencies(parts.store(), parts.network(), parts.storage());
        this.status = new NetworkStatus(parts.clock(), NetworkStatus.LIMIT);
    }

    /** Of the location where the server stands; nothing is known of others. */
    ArmResponse status(RoutedRequest call) {
        Service service = call.service();
        ObjectNode shown =
                Json.object().put("location", ServiceLocations.of(service).getFirst());
        shown.set("networkStatus", checked(service));
        return Answers.ok(Json.array().add(shown));
    }

    ArmResponse statusOfLocation(RoutedRequest call) {
        Service service = call.service();
        List<String> locations = ServiceLocations.of(service);
        String wanted = Locations.name(call.name("location"));
        if (locations.stream().map(Locations::name).noneMatch(wanted::equals)) {
            throw ServiceRefusals.notInLocation(call.name("location"), locations);
        }
        return Answers.ok(wanted.equals(Locations.name(locations.getFirst())) ? checked(service) : shown(Json.array()));
    }

    /** The hosts that the service reaches: the token issuer's and those of the storage that its backup policies name. */
    ArmResponse outbound(RoutedRequest call) {
        Service service = call.service();
        String region = ServiceLocations.of(service).getFirst();
        var categories = new LinkedHashMap<String, ArrayNode>();
        network.issuer()
                .ifPresent(issuer -> add(categories, "Azure Active Directory", issuer.host(), issuer.port(), region));
        for (StorageDependency use : dependencies.storage(service)) {
            URI endpoint = use.endpoint();
            if (endpoint.getHost() != null) {
                boolean plain = "http".equals(endpoint.getScheme());
                int port = endpoint.getPort() >= 0 ? endpoint.getPort() : plain ? 80 : 443;
                add(categories, "Azure Storage", endpoint.getHost(), port, region);
            }
        }
        return Answers.list(categories.entrySet().stream()
                .map(entry -> {
                    ObjectNode category = Json.object().put("category", entry.getKey());
                    category.set("endpoints", entry.getValue());
                    return category;
                })
                .toList());
    }

    private static void add(Map<String, ArrayNode> categories, String category, String host, int port, String region) {
        categories
                .computeIfAbsent(category, any -> Json.array())
                .addObject()
                .put("domainName", host)
                .putArray("endpointDetails")
                .addObject()
                .put("port", port)
                .put("region", region);
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
