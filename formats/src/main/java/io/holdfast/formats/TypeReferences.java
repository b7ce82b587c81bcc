package io.holdfast.formats;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Types refer to each other by the place where a description keeps them; that differs between OpenAPI 2 and 3. */
final class TypeReferences {

    static final String COMPONENTS = "#/components/schemas/";
    static final String DEFINITIONS = "#/definitions/";

    private TypeReferences() {}

    /** A copy for OpenAPI 2. */
    static ObjectNode toDefinitions(JsonNode types) {
        ObjectNode copy = (ObjectNode) types.deepCopy();
        move(copy, COMPONENTS, DEFINITIONS);
        return copy;
    }

    /** A copy for OpenAPI 3. */
    static ObjectNode toComponents(JsonNode types) {
        ObjectNode copy = (ObjectNode) types.deepCopy();
        move(copy, DEFINITIONS, COMPONENTS);
        return copy;
    }

    private static void move(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object) {
            String reference = object.path("$ref").asString("");
            if (reference.startsWith(from)) {
                object.put("$ref", to + reference.substring(from.length()));
            }
            discriminator(object, to.equals(DEFINITIONS));
        }
        for (JsonNode child : node) {
            move(child, from, to);
        }
    }

    /** A name in OpenAPI 2, an object with that name in OpenAPI 3. */
    private static void discriminator(ObjectNode type, boolean bare) {
        JsonNode discriminator = type.path("discriminator");
        if (bare && discriminator.path("propertyName").isString()) {
            type.set("discriminator", discriminator.path("propertyName"));
        } else if (!bare && discriminator.isString()) {
            String name = discriminator.asString();
            type.putObject("discriminator").put("propertyName", name);
        }
    }
}
