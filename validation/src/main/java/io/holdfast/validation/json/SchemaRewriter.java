package io.holdfast.validation.json;

import io.holdfast.validation.UnusableSchemaException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of the schemas that descriptions of APIs hold (OpenAPI 2 and 3, draft 4) what a validator understands: {@code nullable} becomes a
 * type, names that would move references elsewhere are left out, and the rules of a policy are worked in.
 */
final class SchemaRewriter {

    /** As deep as anybody writes schemas. */
    private static final int MOST_LEVELS = 200;

    /** Values, which are no schemas whatever they look like. */
    private static final Set<String> DATA = Set.of("enum", "const", "default", "example", "examples");

    /** Members whose members are schemas by name. */
    private static final Set<String> BY_NAME = Set.of(
            "properties",
            "patternProperties",
            "definitions",
            "$defs",
            "schemas",
            "components",
            "dependencies",
            "dependentSchemas");

    /** What a description says beside: of documentation, of where a schema comes from, of what callers need not know. */
    private static final List<String> LEFT_OUT =
            List.of("id", "$id", "$anchor", "$schema", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs");

    /** What only newer drafts know, which OpenAPI 3.1 has. */
    private static final Set<String> NEWER = Set.of("const", "$defs", "if", "prefixItems", "dependentSchemas");

    private static final Set<String> BOUNDS = Set.of("exclusiveMinimum", "exclusiveMaximum");

    private final Rules rules;
    private boolean newer;

    SchemaRewriter(Rules rules) {
        this.rules = rules;
    }

    JsonNode rewrite(JsonNode document) {
        return schema(document, 0);
    }

    /** Whether what was rewritten says something that draft 4 does not know. */
    boolean isNewer() {
        return newer;
    }

    private JsonNode schema(JsonNode node, int level) {
        if (level > MOST_LEVELS) {
            throw new UnusableSchemaException("the schema has more than " + MOST_LEVELS + " levels");
        }
        if (node instanceof ArrayNode array) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> items.add(schema(item, level + 1)));
            return items;
        }
        if (!(node instanceof ObjectNode from)) {
            return node;
        }
        ObjectNode to = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            member(member.getKey(), member.getValue(), to, level);
        }
        additional(to);
        return nullable(from) ? orNull(to) : to;
    }

    private void member(String name, JsonNode value, ObjectNode to, int level) {
        newer |= NEWER.contains(name) || (BOUNDS.contains(name) && value.isNumber());
        if (DATA.contains(name)) {
            to.set(name, value);
        } else if (name.equals("required") && value.isArray()) {
            to.set(name, rules.ignoreCase() ? lowered(value) : value);
        } else if (BY_NAME.contains(name) && value instanceof ObjectNode named) {
            to.set(name, byName(named, name.equals("properties") || name.startsWith("depend"), level + 1));
        } else if (!LEFT_OUT.contains(name) || (value.isObject() && !name.equals("discriminator"))) {
            to.set(name, schema(value, level + 1));
        }
    }

    private ObjectNode byName(ObjectNode named, boolean members, int level) {
        ObjectNode to = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> each : named.properties()) {
            String name = members && rules.ignoreCase() ? each.getKey().toLowerCase(Locale.ROOT) : each.getKey();
            to.set(name, schema(each.getValue(), level + 1));
        }
        return to;
    }

    private static ArrayNode lowered(JsonNode names) {
        ArrayNode lower = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> lower.add(name.asString("").toLowerCase(Locale.ROOT)));
        return lower;
    }

    private void additional(ObjectNode schema) {
        if (rules.additionalProperties() == null) {
            return;
        }
        if (rules.additionalProperties()) {
            schema.remove("additionalProperties");
        } else if (schema.path("properties").isObject()) {
            schema.put("additionalProperties", false);
        }
    }

    private static boolean nullable(ObjectNode schema) {
        return schema.path("nullable").asBoolean(false)
                || schema.path("x-nullable").asBoolean(false);
    }

    /** Where a type is said, in its place, so that references into the schema hold. */
    private static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            schema.putArray("type").add(type).add("null");
            if (schema.path("enum") instanceof ArrayNode values) {
                schema.set("enum", values.deepCopy().addNull());
            }
            return schema;
        }
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("anyOf").add(schema).addObject().put("type", "null");
        return either;
    }
}
