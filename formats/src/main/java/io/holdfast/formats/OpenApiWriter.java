package io.holdfast.formats;

import io.holdfast.model.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes OpenAPI 3.0, or 3.1 when types need it. */
public final class OpenApiWriter {

    private final ObjectNode api;
    private final Map<String, ObjectNode> operations;
    private final SchemaContent types;

    public OpenApiWriter(ObjectNode api, Map<String, ObjectNode> operations, SchemaContent types) {
        this.api = api;
        this.operations = operations;
        this.types = types;
    }

    public ObjectNode write() {
        ObjectNode description = Json.object();
        description.put("openapi", types.needsNewer() ? "3.1.0" : "3.0.1");
        description.set("info", info(api));
        String serviceUrl = api.path("serviceUrl").asString("");
        if (!serviceUrl.isEmpty()) {
            description.putArray("servers").addObject().put("url", serviceUrl);
        }
        ObjectNode paths = description.putObject("paths");
        operations.forEach((name, properties) -> {
            var operation = new DescribedOperation(name, properties);
            if (operation.hasStandardMethod()) {
                ObjectNode path = paths.path(operation.path()) instanceof ObjectNode known
                        ? known
                        : paths.putObject(operation.path());
                path.set(operation.method(), operation(operation));
            }
        });
        if (!types.isEmpty()) {
            description.set("components", types.components());
        }
        return description;
    }

    static ObjectNode info(ObjectNode api) {
        ObjectNode info = Json.object();
        info.put("title", api.path("displayName").asString(""));
        DescribedOperation.copy(api, info, "description", "description");
        DescribedOperation.copy(api, info, "termsOfServiceUrl", "termsOfService");
        DescribedOperation.copy(api, info, "contact", "contact");
        DescribedOperation.copy(api, info, "license", "license");
        String version = api.path("apiVersion").asString("");
        return info.put("version", version.isEmpty() ? api.path("apiRevision").asString("1") : version);
    }

    private ObjectNode operation(DescribedOperation described) {
        ObjectNode operation = Json.object();
        operation.put("summary", described.text("displayName"));
        DescribedOperation.copy(described.properties(), operation, "description", "description");
        operation.put("operationId", described.name());
        if (!described.parameters().isEmpty()) {
            described.parameters().forEach(operation.putArray("parameters")::add);
        }
        body(operation, described.properties().path("request"));
        operation.set("responses", responses(described.properties().path("responses")));
        return operation;
    }

    private void body(ObjectNode operation, JsonNode request) {
        if (!request.path("representations").isEmpty()) {
            ObjectNode body = operation.putObject("requestBody");
            DescribedOperation.copy(request, body, "description", "description");
            body.set("content", content(request.path("representations")));
        }
    }

    private ObjectNode responses(JsonNode declared) {
        ObjectNode responses = Json.object();
        declared.forEach(each -> {
            ObjectNode response = responses.putObject(each.path("statusCode").asString());
            response.put("description", each.path("description").asString(""));
            headers(response, each.path("headers"));
            if (!each.path("representations").isEmpty()) {
                response.set("content", content(each.path("representations")));
            }
        });
        if (responses.isEmpty()) {
            responses.putObject("200").put("description", "");
        }
        return responses;
    }

    private static void headers(ObjectNode response, JsonNode headers) {
        for (JsonNode header : headers) {
            ObjectNode written = DescribedOperation.placed(header, "header");
            String name = written.path("name").asString("");
            written.remove(List.of("name", "in"));
            response.withObject("/headers").set(name, written);
        }
    }

    private ObjectNode content(JsonNode representations) {
        ObjectNode content = Json.object();
        representations.forEach(each -> {
            ObjectNode media = content.putObject(each.path("contentType").asString(""));
            types.typeOf(each, TypeReferences.COMPONENTS).ifPresent(type -> media.set("schema", type));
            DescribedOperation.copy(each, media, "examples", "examples");
        });
        return content;
    }
}
