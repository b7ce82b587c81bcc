package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Work;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.formats.ExportFormat;
import io.holdfast.formats.OpenApiWriter;
import io.holdfast.formats.SchemaContent;
import io.holdfast.formats.SwaggerWriter;
import io.holdfast.formats.WadlWriter;
import io.holdfast.formats.WsdlReader;
import io.holdfast.model.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code GET apis/{id}?export=true&format=…}: the description of an API. The link formats answer with a {@code data:}
 * URL, since there is no storage account to put the description into.
 */
@AutoService(EntityHook.class)
public final class ApiExport implements EntityHook {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Override
    public Optional<ArmResponse> answer(Resource resource, EntityRequest call, HookContext context) {
        if (!call.flag("export")) {
            return Optional.empty();
        }
        String asked = call.query("format");
        ExportFormat format = ExportFormat.of(asked == null ? "" : asked)
                .orElseThrow(
                        () -> EntityRefusals.validation("format", "format must be one of " + ExportFormat.all() + "."));
        ObjectNode body = Documents.object();
        body.put("id", call.request().service() + "/" + resource.path()).put("format", format.result());
        if (format.isLink()) {
            body.putObject("value").put("link", link(text(resource, call, format), format));
        } else if (format.isYaml()) {
            body.put("value", text(resource, call, format));
        } else {
            body.set("value", openApi(resource, call, format));
        }
        return Optional.of(ArmResponse.json(200, Documents.bytes(body)));
    }

    private static String text(Resource api, EntityRequest call, ExportFormat format) {
        return switch (format.kind()) {
            case WSDL -> wsdl(api, call);
            case WADL -> {
                ObjectNode properties = Documents.properties(api);
                Map<String, ObjectNode> operations = operations(api, call);
                yield Work.of(() -> new WadlWriter(properties, operations).write());
            }
            case OPENAPI, SWAGGER -> {
                ObjectNode written = openApi(api, call, format);
                yield Work.of(() -> format.isYaml() ? YAML.writeValueAsString(written) : written.toString());
            }
        };
    }

    private static ObjectNode openApi(Resource api, EntityRequest call, ExportFormat format) {
        ObjectNode properties = Documents.properties(api);
        SchemaContent types = SchemaContent.none();
        call.configuration()
                .<RuntimeException>scan(
                        api.key().type() + "/schemas",
                        api.key().names(),
                        schema -> types.add(Documents.properties(schema)));
        Map<String, ObjectNode> operations = operations(api, call);
        return Work.of(() -> format.kind() == ExportFormat.Kind.SWAGGER
                ? new SwaggerWriter(properties, operations, types).write()
                : new OpenApiWriter(properties, operations, types).write());
    }

    private static Map<String, ObjectNode> operations(Resource api, EntityRequest call) {
        Map<String, ObjectNode> operations = new LinkedHashMap<>();
        call.configuration()
                .<RuntimeException>scan(
                        api.key().type() + "/operations",
                        api.key().names(),
                        operation -> operations.put(operation.name(), Documents.properties(operation)));
        return operations;
    }

    /** The document that the API was imported from: types and bindings cannot be made up from operations. */
    private static String wsdl(Resource api, EntityRequest call) {
        return call.configuration()
                .get(api.key().child("schemas", WsdlReader.SCHEMA))
                .map(Documents::properties)
                .filter(schema -> schema.path("contentType").asString("").equals(WsdlReader.CONTENT_TYPE))
                .map(schema -> schema.path("document").path("value").asString(""))
                .orElseThrow(() -> EntityRefusals.validation(
                        "format", "The API was not imported from WSDL, so it cannot be exported as WSDL."));
    }

    private static String link(String text, ExportFormat format) {
        return "data:" + format.mediaType() + ";base64,"
                + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
