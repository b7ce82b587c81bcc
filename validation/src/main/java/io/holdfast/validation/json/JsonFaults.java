package io.holdfast.validation.json;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.utils.JsonNodes;
import io.holdfast.validation.Fault;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Turns what the validator finds into sentences as .NET's validator has them, which people look for in logs. */
final class JsonFaults {

    private static final int MOST_CHARACTERS = 100;

    private static final Map<String, BiFunction<Error, JsonNode, String>> WORDS = Map.ofEntries(
            Map.entry(
                    "required", (error, rule) -> "Required properties are missing from object: " + error.getProperty()),
            Map.entry(
                    "type",
                    (error, rule) -> "Invalid type. Expected %s but got %s"
                            .formatted(types(rule), type(error.getInstanceNode()))),
            Map.entry(
                    "additionalProperties",
                    (error, rule) ->
                            "Property '%s' has not been defined and the schema does not allow additional properties"
                                    .formatted(error.getProperty())),
            Map.entry("enum", (error, rule) -> "Value %s is not defined in enum".formatted(value(error))),
            Map.entry("const", (error, rule) -> "Value %s does not match const".formatted(value(error))),
            Map.entry(
                    "pattern",
                    (error, rule) -> "String '%s' does not match regex pattern '%s'"
                            .formatted(text(error), brief(rule.asString("")))),
            Map.entry(
                    "format",
                    (error, rule) -> "String '%s' does not validate against format '%s'"
                            .formatted(text(error), brief(rule.asString("")))),
            Map.entry(
                    "minLength",
                    (error, rule) -> "String '%s' is less than minimum length of %s".formatted(text(error), rule)),
            Map.entry(
                    "maxLength",
                    (error, rule) -> "String '%s' exceeds maximum length of %s".formatted(text(error), rule)),
            Map.entry(
                    "minimum",
                    (error, rule) -> "%s %s is less than minimum value of %s"
                            .formatted(type(error.getInstanceNode()), text(error), rule)),
            Map.entry(
                    "maximum",
                    (error, rule) -> "%s %s exceeds maximum value of %s"
                            .formatted(type(error.getInstanceNode()), text(error), rule)),
            Map.entry(
                    "multipleOf",
                    (error, rule) -> "%s %s is not a multiple of %s"
                            .formatted(type(error.getInstanceNode()), text(error), rule)),
            Map.entry(
                    "minItems",
                    (error, rule) -> "Array item count %d is less than minimum count of %s"
                            .formatted(error.getInstanceNode().size(), rule)),
            Map.entry(
                    "maxItems",
                    (error, rule) -> "Array item count %d exceeds maximum count of %s"
                            .formatted(error.getInstanceNode().size(), rule)),
            Map.entry(
                    "minProperties",
                    (error, rule) -> "Object property count %d is less than minimum count of %s"
                            .formatted(error.getInstanceNode().size(), rule)),
            Map.entry(
                    "maxProperties",
                    (error, rule) -> "Object property count %d exceeds maximum count of %s"
                            .formatted(error.getInstanceNode().size(), rule)),
            Map.entry("uniqueItems", (error, rule) -> "Non-unique array item"),
            Map.entry("anyOf", (error, rule) -> "JSON does not match any schemas from 'anyOf'"),
            Map.entry("allOf", (error, rule) -> "JSON does not match all schemas from 'allOf'"),
            Map.entry("oneOf", (error, rule) -> "JSON is valid against no schemas or several from 'oneOf'"),
            Map.entry("not", (error, rule) -> "JSON is valid against schema from 'not'"));

    private JsonFaults() {}

    static Fault of(Error error) {
        JsonNode rule = error.getSchemaNode();
        var words = WORDS.get(error.getKeyword());
        String text = words == null || rule == null
                ? "JSON does not match '" + error.getKeyword() + "'"
                : words.apply(error, rule);
        return at(
                text + ". Path '" + brief(path(error.getInstanceLocation())) + "'.", location(error.getInstanceNode()));
    }

    /** As .NET writes it: {@code toys[0].name}. */
    private static String path(NodePath location) {
        var path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            if (element instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(element);
            }
        }
        return path.toString();
    }

    /** What is no JSON. */
    static Fault unreadable(@Nullable TokenStreamLocation location) {
        return at("The text is no JSON, or too deep or too large.", location);
    }

    private static Fault at(String text, @Nullable TokenStreamLocation location) {
        return location == null
                ? new Fault(text)
                : new Fault(text, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    private static @Nullable TokenStreamLocation location(@Nullable JsonNode node) {
        try {
            return node == null ? null : JsonNodes.tokenStreamLocationOf(node);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String types(JsonNode rule) {
        return rule.isArray()
                ? String.join(", ", rule.valueStream().map(JsonFaults::name).toList())
                : name(rule);
    }

    private static String name(JsonNode type) {
        String name = type.asString("");
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> node.isIntegralNumber() ? "Integer" : "Number";
            case STRING -> "String";
            case BOOLEAN -> "Boolean";
            case OBJECT -> "Object";
            case ARRAY -> "Array";
            default -> "Null";
        };
    }

    private static String value(Error error) {
        return brief(error.getInstanceNode().toString());
    }

    private static String text(Error error) {
        return brief(error.getInstanceNode().asString(""));
    }

    /** Messages travel in logs and answers. */
    private static String brief(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }
}
