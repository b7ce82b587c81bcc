package io.holdfast.validation.json;

import io.holdfast.validation.UnusableSchemaException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an example of what a JSON schema describes, always the same one: what the schema itself gives as example, default or first of its
 * values; otherwise the plainest value of its type within its bounds. Bounded in size, whatever schemas mean each other.
 */
public final class JsonExample {

    private static final int MOST_LEVELS = 12;
    private static final int MOST_PARTS = 5_000;
    private static final int MOST_ITEMS = 10;

    private static final Map<String, String> BY_FORMAT = Map.of(
            "date-time", "2020-01-01T00:00:00Z",
            "date", "2020-01-01",
            "time", "00:00:00Z",
            "uuid", "00000000-0000-0000-0000-000000000000",
            "email", "user@example.com",
            "hostname", "example.com",
            "ipv4", "192.0.2.1",
            "ipv6", "2001:db8::1",
            "uri", "https://example.com/",
            "byte", "c3RyaW5n");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final Set<String> open = new HashSet<>();
    private int parts;

    private JsonExample(JsonNode document) {
        this.document = document;
    }

    /**
     * @param document what references begin at
     * @param pointer where in it the schema is
     * @throws UnusableSchemaException if there is none
     */
    public static JsonNode of(JsonNode document, String pointer) {
        JsonNode schema = at(document, pointer);
        if (schema == null) {
            throw new UnusableSchemaException("the schema has nothing at " + pointer);
        }
        return new JsonExample(document).of(schema, 0);
    }

    private static @Nullable JsonNode at(JsonNode document, String pointer) {
        try {
            JsonNode found = document.at(pointer);
            return found.isMissingNode() ? null : found;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private JsonNode of(JsonNode schema, int level) {
        if (level > MOST_LEVELS || ++parts > MOST_PARTS) {
            return NODES.nullNode();
        }
        for (String given : new String[] {"example", "default", "const"}) {
            if (schema.has(given)) {
                return schema.path(given);
            }
        }
        for (String first : new String[] {"examples", "enum"}) {
            if (schema.path(first).isArray() && !schema.path(first).isEmpty()) {
                return schema.path(first).path(0);
            }
        }
        if (schema.path("$ref").isString()) {
            return reference(schema.path("$ref").asString(), level);
        }
        for (String alternatives : new String[] {"oneOf", "anyOf"}) {
            if (!schema.path(alternatives).isEmpty() && !schema.has("properties")) {
                return of(schema.path(alternatives).path(0), level + 1);
            }
        }
        return typed(schema, level);
    }

    /** A schema that means itself has no example within its own: null, and a member that may be left out is. */
    private JsonNode reference(String reference, int level) {
        JsonNode target = reference.startsWith("#") ? at(document, decoded(reference.substring(1))) : null;
        if (target == null || !open.add(reference)) {
            return NODES.nullNode();
        }
        try {
            return of(target, level + 1);
        } finally {
            open.remove(reference);
        }
    }

    private static String decoded(String fragment) {
        return fragment.replace("%20", " ")
                .replace("%5B", "[")
                .replace("%5D", "]")
                .replace("%25", "%");
    }

    private JsonNode typed(JsonNode schema, int level) {
        return switch (type(schema)) {
            case "object" -> object(schema, level);
            case "array" -> array(schema, level);
            case "integer" -> NODES.numberNode((long) Math.ceil(number(schema, 1)));
            case "number" -> NODES.numberNode(number(schema, 0.1));
            case "boolean" -> NODES.booleanNode(true);
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(text(schema));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String name = type.isArray() ? type.path(0).asString("") : type.asString("");
        if (!name.isEmpty()) {
            return name;
        }
        return schema.has("properties") || schema.has("allOf")
                ? "object"
                : schema.has("items")
                        ? "array"
                        : schema.isEmpty() || schema.has("additionalProperties") ? "object" : "string";
    }

    private JsonNode object(JsonNode schema, int level) {
        ObjectNode object = NODES.objectNode();
        for (JsonNode part : schema.path("allOf")) {
            if (of(part, level + 1) instanceof ObjectNode inherited) {
                object.setAll(inherited);
            }
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            JsonNode value = of(member.getValue(), level + 1);
            if (!value.isNull() || required.contains(member.getKey())) {
                object.set(member.getKey(), value);
            }
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int level) {
        ArrayNode array = NODES.arrayNode();
        int count = Math.clamp(schema.path("minItems").asInt(1), 1, MOST_ITEMS);
        for (int i = 0; i < count && schema.has("items"); i++) {
            JsonNode item = of(schema.path("items"), level + 1);
            if (!item.isNull()) {
                array.add(item);
            }
        }
        return array;
    }

    private static double number(JsonNode schema, double step) {
        if (schema.path("minimum").isNumber()) {
            double minimum = schema.path("minimum").doubleValue();
            return schema.path("exclusiveMinimum").asBoolean(false) ? minimum + step : minimum;
        }
        if (schema.path("exclusiveMinimum").isNumber()) {
            return schema.path("exclusiveMinimum").doubleValue() + step;
        }
        return Math.min(0, schema.path("maximum").asDouble(0));
    }

    private static String text(JsonNode schema) {
        String text = BY_FORMAT.getOrDefault(schema.path("format").asString(""), "string");
        int least = Math.clamp(schema.path("minLength").asInt(0), 0, 1_000);
        if (text.length() < least) {
            return text + "x".repeat(least - text.length());
        }
        int most = schema.path("maxLength").isIntegralNumber()
                ? Math.max(least, schema.path("maxLength").asInt(0))
                : text.length();
        return text.length() <= most ? text : text.substring(0, most);
    }
}
