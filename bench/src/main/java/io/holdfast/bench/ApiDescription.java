package io.holdfast.bench;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A generated OpenAPI document: paths of four methods each, with parameters, answers and a schema. */
final class ApiDescription {

    private static final List<String> METHODS = List.of("get", "put", "patch", "delete");

    private ApiDescription() {}

    /** @param operations a multiple of four */
    static String of(int operations) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("openapi", "3.0.3");
        root.putObject("info").put("title", "Orders").put("version", "1");
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        ObjectNode paths = root.putObject("paths");
        for (int i = 0; i < operations / METHODS.size(); i++) {
            ObjectNode path = paths.putObject("/orders-" + i + "/{id}");
            String schema = "Order" + i;
            schema(schemas.putObject(schema));
            for (String method : METHODS) {
                operation(path.putObject(method), method + "-" + i, schema, method);
            }
        }
        return root.toString();
    }

    private static void schema(ObjectNode schema) {
        ObjectNode members = schema.put("type", "object").putObject("properties");
        members.putObject("id").put("type", "string");
        members.putObject("lines").put("type", "array").putObject("items").put("type", "string");
    }

    private static void operation(ObjectNode operation, String id, String schema, String method) {
        operation.put("operationId", id).put("summary", "Operation " + id);
        operation.put("description", "Answers with the order, or says why there is none.");
        ObjectNode parameter = operation.putArray("parameters").addObject();
        parameter.put("name", "id").put("in", "path").put("required", true);
        parameter.putObject("schema").put("type", "string");
        if (!method.equals("get") && !method.equals("delete")) {
            content(operation.putObject("requestBody"), schema);
        }
        ObjectNode responses = operation.putObject("responses");
        content(responses.putObject("200").put("description", "The order"), schema);
        responses.putObject("404").put("description", "No such order");
    }

    private static void content(ObjectNode parent, String schema) {
        parent.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schema);
    }
}
