package io.holdfast.management.entities.openapi;

import com.google.auto.service.AutoService;
import io.holdfast.management.ArmResponse;
import io.holdfast.management.entities.Call;
import io.holdfast.management.entities.Documents;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.management.entities.Errors;
import io.holdfast.management.entities.Tools;
import io.holdfast.model.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
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
    public Optional<ArmResponse> answer(Resource resource, Call call, Tools tools) {
        if (!call.flag("export")) {
            return Optional.empty();
        }
        String asked = call.query("format");
        ExportFormat format = ExportFormat.of(asked == null ? "" : asked)
                .orElseThrow(() -> Errors.validation("format", "format must be one of " + ExportFormat.all() + "."));
        ObjectNode description = describe(resource, call, format);
        ObjectNode body = Documents.object();
        body.put("id", call.request().service() + "/" + resource.path()).put("format", format.result());
        if (format.isLink()) {
            body.putObject("value").put("link", link(description, format));
        } else if (format.isYaml()) {
            body.put("value", YAML.writeValueAsString(description));
        } else {
            body.set("value", description);
        }
        return Optional.of(ArmResponse.json(200, Documents.bytes(body)));
    }

    private static ObjectNode describe(Resource api, Call call, ExportFormat format) {
        var operations = new LinkedHashMap<String, ObjectNode>();
        call.configuration()
                .scan(
                        api.key().type() + "/operations",
                        api.key().names(),
                        operation -> operations.put(operation.name(), Documents.properties(operation)));
        ObjectNode properties = Documents.properties(api);
        SchemaContent types = SchemaContent.none();
        call.configuration().scan(api.key().type() + "/schemas", api.key().names(), schema -> types.add(Documents.properties(schema)));
        return format.isSwagger()
                ? new SwaggerWriter(properties, operations, types).write()
                : new OpenApiWriter(properties, operations, types).write();
    }

    private static String link(ObjectNode description, ExportFormat format) {
        byte[] bytes = format.isYaml()
                ? YAML.writeValueAsString(description).getBytes(StandardCharsets.UTF_8)
                : Documents.bytes(description);
        return "data:application/" + (format.isYaml() ? "yaml" : "json") + ";base64,"
                + Base64.getEncoder().encodeToString(bytes);
    }
}
