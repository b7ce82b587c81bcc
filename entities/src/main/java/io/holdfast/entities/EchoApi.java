package io.holdfast.entities;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The Echo API of a new service. Its backend lives in the gateway, so it answers without any other host. */
final class EchoApi {

    static final String NAME = "echo-api";

    private static final String SERVICE_URL = "http://echo.holdfast.internal/api";

    private EchoApi() {}

    /** The API and its operations: their properties by path. */
    static Map<String, ObjectNode> parts() {
        var parts = new LinkedHashMap<String, ObjectNode>();
        parts.put("apis/" + NAME, api());
        operation(parts, "create-resource", "Create resource", "POST", "/resource", "Echoes what is sent to create.");
        operation(parts, "modify-resource", "Modify resource", "PUT", "/resource", "Echoes what is sent to modify.");
        operation(parts, "remove-resource", "Remove resource", "DELETE", "/resource", "Echoes a removal.");
        operation(parts, "retrieve-header-only", "Retrieve header only", "HEAD", "/resource", "Answers headers only.");
        operation(parts, "retrieve-resource", "Retrieve resource", "GET", "/resource", "Echoes the query.");
        operation(
                parts,
                "retrieve-resource-cached",
                "Retrieve resource (cached)",
                "GET",
                "/resource-cached",
                "Echoes the query; made to try caching policies on.");
        return parts;
    }

    private static ObjectNode api() {
        ObjectNode api = Documents.object();
        api.put("displayName", "Echo API").put("apiRevision", "1").put("subscriptionRequired", true);
        api.put("description", "Answers with what it was sent.")
                .put("serviceUrl", SERVICE_URL)
                .put("path", "echo");
        api.putArray("protocols").add("http").add("https");
        return api.put("type", "http").put("isCurrent", true).put("isOnline", true);
    }

    private static void operation(
            Map<String, ObjectNode> parts,
            String name,
            String displayName,
            String method,
            String template,
            String description) {
        ObjectNode operation = Documents.object();
        operation.put("displayName", displayName).put("method", method).put("urlTemplate", template);
        operation.put("description", description);
        if (method.equals("GET")) {
            var parameters = operation.putObject("request").putArray("queryParameters");
            parameters.addObject().put("name", "param1").put("type", "string").put("required", false);
            parameters.addObject().put("name", "param2").put("type", "number").put("required", false);
        }
        operation.putArray("responses").addObject().put("statusCode", 200).put("description", "The echo.");
        parts.put("apis/" + NAME + "/operations/" + name, operation);
    }
}
