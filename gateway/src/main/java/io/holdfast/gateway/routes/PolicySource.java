package io.holdfast.gateway.routes;

import tools.jackson.databind.JsonNode;

/** A policy document as it was written. */
public record PolicySource(String value, String format) {

    static PolicySource of(byte[] document) {
        JsonNode json = Json.object(document);
        return new PolicySource(Json.text(json, "value", ""), Json.text(json, "format", "xml"));
    }
}
