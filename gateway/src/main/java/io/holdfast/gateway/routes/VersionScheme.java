package io.holdfast.gateway.routes;

import io.holdfast.model.json.Json;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Where the callers of a version set say which version they want. Versions are compared without regard to case. */
sealed interface VersionScheme {

    /** The first segment below the API's path. */
    record Segment() implements VersionScheme {}

    record QueryParameter(String name) implements VersionScheme {}

    record HeaderField(String name) implements VersionScheme {}

    static VersionScheme read(byte[] document) {
        JsonNode json = Json.lenient(document);
        return switch (Json.text(json, "versioningScheme", "").toLowerCase(Locale.ROOT)) {
            case "query" -> new QueryParameter(Json.text(json, "versionQueryName", "api-version"));
            case "header" -> new HeaderField(Json.text(json, "versionHeaderName", "Api-Version"));
            default -> new Segment();
        };
    }
}
