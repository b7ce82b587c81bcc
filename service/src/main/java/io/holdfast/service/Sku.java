package io.holdfast.service;

import io.holdfast.arm.Problems;
import io.holdfast.model.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tiers, and how many units each may have. Holdfast serves all of them alike; a restore compares their names. */
final class Sku {

    static final String[] NAMES = {
        "Developer", "Basic", "Standard", "Premium", "Isolated", "Consumption", "BasicV2", "StandardV2", "PremiumV2"
    };

    private record Units(int least, int most, String scale) {}

    private static final Map<String, Units> UNITS = Map.of(
            "Developer", new Units(1, 1, "None"),
            "Basic", new Units(1, 2, "Manual"),
            "Standard", new Units(1, 4, "Automatic"),
            // Azure allows as many in each region.
            "Premium", new Units(1, 31, "Automatic"),
            "Isolated", new Units(1, 1, "None"),
            "Consumption", new Units(0, 0, "None"),
            "BasicV2", new Units(1, 10, "Manual"),
            "StandardV2", new Units(1, 10, "Automatic"),
            "PremiumV2", new Units(1, 30, "Automatic"));

    private Sku() {}

    /** Adds the capacity that a tier has by default. */
    static void check(JsonNode sku, Problems problems) {
        Units units = UNITS.get(sku.path("name").asString(""));
        if (units == null || !(sku instanceof ObjectNode object)) {
            return;
        }
        int capacity = object.path("capacity").asInt(units.least());
        if (capacity < units.least() || capacity > units.most()) {
            problems.add(
                    "sku.capacity",
                    "must be from " + units.least() + " to " + units.most() + " for the tier '"
                            + object.path("name").asString() + "'");
        }
        object.put("capacity", capacity);
    }

    /** How a tier scales, in the form of the API's answers. */
    static ObjectNode capacity(String name) {
        Units units = UNITS.getOrDefault(name, new Units(1, 1, "None"));
        return Json.object()
                .put("minimum", units.least())
                .put("maximum", units.most())
                .put("default", units.least())
                .put("scaleType", units.scale());
    }
}
