package io.holdfast.formats;

import io.holdfast.model.json.Json;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes OpenAPI 2.0. */
public final class SwaggerWriter {

    private final ObjectNode api;
    private final Map<String, ObjectNode> operations;
    private final SchemaContent types;

    public SwaggerWriter(ObjectNode api, Map<String, ObjectNode> operations, SchemaContent types) {
        this.api = api;
        this.operations = operations;
        this.types = types;
    }

    public ObjectNode write() {
        ObjectNode description = Json.object();
        description.put("swagger", "2.0");
        description.set("info", OpenApiWriter.info(api));
        server(description);
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
        ObjectNode definitions = types.definitions();
        if (!definitions.isEmpty()) {
            description.set("definitions", definitions);
        }
        return description;
    }

    private void server(ObjectNode description) {
        String serviceUrl = api.path("serviceUrl").asString("");
        // What a named value stands for is not known here.
        if (!serviceUrl.isEmpty() && serviceUrl.indexOf('{') < 0) {
            URI url = URI.create(serviceUrl);
            description.put("host", url.getRawAuthority());
            description.put("basePath", url.getRawPath().isEmpty() ? "/" : url.getRawPath());
            description.putArray("schemes").add(url.getScheme());
        }
    }

    private ObjectNode operation(DescribedOperation described) {
        ObjectNode operation = Json.object();
        operation.put("summary", described.text("displayName"));
        DescribedOperation.copy(described.properties(), operation, "description", "description");
        operation.put("operationId", described.name());
        ArrayNode parameters = operation.putArray("parameters");
        described.parameters().forEach(each -> parameters.add(flat(each)));
        JsonNode bodies = described.properties().path("request").path("representations");
        if (!bodies.isEmpty()) {
            ArrayNode consumes = operation.putArray("consumes");
            bodies.forEach(each -> consumes.add(each.path("contentType").asString("")));
            parameters.addObject().put("name", "body").put("in", "body").set("schema", type(bodies));
        }
        operation.set("responses", responses(described.properties().path("responses")));
        return operation;
    }

    /** OpenAPI 2 knows one type for a body, whatever its representation. */
    private ObjectNode type(JsonNode representations) {
        for (JsonNode each : representations) {
            var type = types.typeOf(each, TypeReferences.DEFINITIONS);
            if (type.isPresent()) {
                return type.get();
            }
        }
        return Json.object();
    }

    /** What OpenAPI 3 keeps in a schema stands beside the name in OpenAPI 2. */
    private static ObjectNode flat(ObjectNode parameter) {
        ObjectNode flat = parameter.deepCopy();
        JsonNode schema = flat.remove("schema");
        schema.properties().forEach(member -> flat.set(member.getKey(), member.getValue()));
        return flat;
    }

    private ObjectNode responses(JsonNode declared) {
        ObjectNode responses = Json.object();
        declared.forEach(each -> {
            ObjectNode response = responses.putObject(each.path("statusCode").asString());
            response.put("description", each.path("description").asString(""));
            ObjectNode type = type(each.path("representations"));
            if (!type.isEmpty()) {
                response.set("schema", type);
            }
        });
        if (responses.isEmpty()) {
            responses.putObject("200").put("description", "");
        }
        return responses;
    }
}
