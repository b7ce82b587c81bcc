package io.holdfast.model;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Turns what the schema validator finds into sentences that name the member and what would be right. */
final class Violations {

    private static final Map<String, Function<JsonNode, String>> RULES = Map.ofEntries(
            Map.entry("type", rule -> "must be " + article(rule.path("type"))),
            Map.entry("minLength", Violations::length),
            Map.entry("maxLength", Violations::length),
            Map.entry("pattern", rule -> "must match " + rule.path("pattern").asString()),
            Map.entry("enum", rule -> "must be one of " + list(rule.path("enum"))),
            Map.entry("minItems", rule -> "must have at least " + rule.path("minItems") + " items"),
            Map.entry("maxItems", rule -> "must have at most " + rule.path("maxItems") + " items"),
            Map.entry("minimum", rule -> "must be at least " + rule.path("minimum")),
            Map.entry("maximum", rule -> "must be at most " + rule.path("maximum")));

    private Violations() {}

    static Violation of(Error error) {
        String target = target(error.getInstanceLocation());
        if ("required".equals(error.getKeyword())) {
            String member = target.isEmpty() ? error.getProperty() : target + "." + error.getProperty();
            return new Violation(member, member + " is required.");
        }
        var rule = RULES.get(error.getKeyword());
        String text = rule == null ? "is not valid: " + error.getMessage() : rule.apply(parent(error));
        return new Violation(target, target + " " + text + ".");
    }

    private static JsonNode parent(Error error) {
        return tools.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .set(error.getKeyword(), error.getSchemaNode());
    }

    private static String target(NodePath path) {
        var target = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (element instanceof Integer index) {
                target.append('[').append(index).append(']');
            } else {
                target.append(target.isEmpty() ? "" : ".").append(element);
            }
        }
        return target.toString();
    }

    private static String length(JsonNode rule) {
        return rule.has("minLength")
                ? "must have at least " + characters(rule.path("minLength"))
                : "must have at most " + characters(rule.path("maxLength"));
    }

    private static String characters(JsonNode count) {
        return count + (count.asInt() == 1 ? " character" : " characters");
    }

    private static String article(JsonNode type) {
        String name = type.asString("");
        return switch (name) {
            case "integer", "object", "array" -> "an " + name;
            default -> "a " + name;
        };
    }

    private static String list(JsonNode values) {
        return String.join(", ", values.valueStream().map(JsonNode::asString).toList());
    }
}
