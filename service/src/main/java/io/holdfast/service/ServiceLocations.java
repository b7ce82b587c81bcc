package io.holdfast.service;

import io.holdfast.arm.resource.Locations;
import io.holdfast.model.json.Json;
import io.holdfast.store.Service;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The locations that a service says it is in. */
final class ServiceLocations {

    private ServiceLocations() {}

    /** As people write them, {@code West US}; the service's own first, then the additional ones. */
    static List<String> of(Service service) {
        JsonNode document = Json.stored(service.document());
        var locations = new ArrayList<String>();
        locations.add(Locations.display(document.path("location").asString("")));
        for (JsonNode additional : document.at("/properties/additionalLocations")) {
            locations.add(Locations.display(additional.path("location").asString("")));
        }
        return locations;
    }
}
