package io.holdfast.formats;

import io.holdfast.model.json.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the schemas of an API hold for descriptions, in the form that each kind of description wants. */
public record SchemaContent(ObjectNode components) {

    static final String COMPONENTS = "application/vnd.oai.openapi.components+json";
    static final String DEFINITIONS = "application/vnd.ms-azure-apim.swagger.definitions+json";

    public static SchemaContent none() {
        return new SchemaContent(Json.object());
    }

    /** Adds what another schema of the API holds; what is there already stays. */
    public void add(ObjectNode schema) {
        JsonNode document = schema.path("document");
        if (document.path("components") instanceof ObjectNode more) {
            more.properties()
                    .forEach(section -> section.getValue()
                            .properties()
                            .forEach(entry -> put(section.getKey(), entry.getKey(), entry.getValue())));
        }
        if (document.path("definitions") instanceof ObjectNode definitions) {
            TypeReferences.toComponents(definitions)
                    .properties()
                    .forEach(entry -> put("schemas", entry.getKey(), entry.getValue()));
        }
    }

    private void put(String section, String name, JsonNode value) {
        components.withObjectProperty(section).putIfAbsent(name, value);
    }

    private JsonNode types() {
        return components.path("schemas");
    }

    boolean isEmpty() {
        return components.isEmpty();
    }

    ObjectNode definitions() {
        return types() instanceof ObjectNode types ? TypeReferences.toDefinitions(types) : Json.object();
    }

    /** The schema of a representation; empty when its type is not there. */
    Optional<ObjectNode> typeOf(JsonNode representation, String prefix) {
        String name = representation.path("typeName").asString("");
        return types().has(name) ? Optional.of(Json.object().put("$ref", prefix + name)) : Optional.empty();
    }

    /** Types of OpenAPI 3.1 may be several at once, which 3.0 does not know. */
    boolean needsNewer() {
        return newer(types());
    }

    private static boolean newer(JsonNode node) {
        if (node.path("type").isArray() || node.has("const") || node.has("$defs")) {
            return true;
        }
        for (JsonNode child : node) {
            if (newer(child)) {
                return true;
            }
        }
        return false;
    }
}
