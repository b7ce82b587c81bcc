package io.holdfast.formats;

import io.holdfast.model.json.Json;
import io.holdfast.model.template.UrlTemplate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What both kinds of description need to know of an operation. */
record DescribedOperation(String name, ObjectNode properties) {

    /** Reading a number takes the square of its digits; JSON knows no longer ones here either. */
    private static final int MAX_NUMBER = 1_000;

    private static final String STANDARD_METHODS = " get put post delete options head patch trace ";

    /** The template without its query. */
    String path() {
        String template = text("urlTemplate");
        int query = template.indexOf('?');
        String path = query < 0 ? template : template.substring(0, query);
        return path.replace("{*", "{");
    }

    String method() {
        return text("method").toLowerCase(Locale.ROOT);
    }

    /** Whether a description can hold it: OpenAPI knows eight methods. */
    boolean hasStandardMethod() {
        return STANDARD_METHODS.contains(" " + method() + " ");
    }

    String text(String member) {
        return properties.path(member).asString("");
    }

    /** All parameters with the place they are in. */
    List<ObjectNode> parameters() {
        List<String> inPath = UrlTemplate.parameters(path());
        var parameters = new ArrayList<ObjectNode>();
        properties
                .path("templateParameters")
                .forEach(each -> parameters.add(
                        placed(each, inPath.contains(each.path("name").asString("")) ? "path" : "query")));
        properties.path("request").path("queryParameters").forEach(each -> parameters.add(placed(each, "query")));
        properties.path("request").path("headers").forEach(each -> parameters.add(placed(each, "header")));
        return parameters;
    }

    static ObjectNode placed(JsonNode parameter, String place) {
        ObjectNode placed = Json.object();
        placed.put("name", parameter.path("name").asString("")).put("in", place);
        copy(parameter, placed, "description", "description");
        boolean required = place.equals("path") || parameter.path("required").asBoolean(false);
        if (required) {
            placed.put("required", true);
        }
        ObjectNode schema = placed.putObject("schema");
        String type = parameter.path("type").asString("string");
        schema.put("type", type);
        if (parameter.path("defaultValue").isString()) {
            schema.set("default", typed(parameter.path("defaultValue").asString(), type));
        }
        parameter.path("values").forEach(value -> schema.withArray("/enum").add(typed(value.asString(""), type)));
        return placed;
    }

    /** Parameters of operations hold their values as text; a description must hold them as what they are. */
    private static JsonNode typed(String text, String type) {
        var nodes = JsonNodeFactory.instance;
        if (text.length() > MAX_NUMBER) {
            return nodes.stringNode(text);
        }
        try {
            return switch (type) {
                case "integer" -> nodes.numberNode(new BigInteger(text));
                case "number" -> nodes.numberNode(new BigDecimal(text));
                case "boolean" ->
                    text.equals("true") || text.equals("false")
                            ? nodes.booleanNode(text.equals("true"))
                            : nodes.stringNode(text);
                default -> nodes.stringNode(text);
            };
        } catch (NumberFormatException e) {
            return nodes.stringNode(text);
        }
    }

    static void copy(JsonNode from, ObjectNode to, String member, String as) {
        JsonNode value = from.get(member);
        if (value != null && !value.isNull()) {
            to.set(as, value);
        }
    }
}
