package io.holdfast.formats;

import io.holdfast.model.json.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns a parsed description into an API and its operations. */
public final class Importer {

    private static final int MAX_DISPLAY_NAME = 300;
    private static final int MAX_OPERATIONS = 20_000;

    private final OpenAPI description;
    private final OperationMapper mapper;
    private final OperationNames names = new OperationNames();

    private Importer(OpenAPI description, Types types, boolean queryIntoTemplate) {
        this.description = description;
        this.mapper = new OperationMapper(new Components(description), types, queryIntoTemplate);
    }

    /**
     * @param source where the description was fetched from, for server URLs that are relative; may be null
     * @param queryIntoTemplate whether required query parameters become part of URL templates
     * @throws ImportException if it cannot be imported
     */
    public static ImportedApi read(
            OpenAPI description, Types types, @Nullable String source, boolean queryIntoTemplate) {
        var importer = new Importer(description, types, queryIntoTemplate);
        // The operations name their types first.
        List<ImportedOperation> operations = importer.operations();
        Map<String, ObjectNode> schemas =
                types.schema().map(schema -> Map.of(Types.SCHEMA, schema)).orElse(Map.of());
        return new ImportedApi(importer.api(source), operations, schemas);
    }

    private ObjectNode api(@Nullable String source) {
        ObjectNode api = Json.object();
        Info info = description.getInfo();
        if (info != null) {
            Texts.put(api, "displayName", info.getTitle(), MAX_DISPLAY_NAME);
            Texts.put(api, "description", info.getDescription(), Integer.MAX_VALUE);
            Texts.put(api, "termsOfServiceUrl", info.getTermsOfService(), Integer.MAX_VALUE);
            contact(api, info);
        }
        Servers.put(api, description.getServers(), source);
        return api;
    }

    private static void contact(ObjectNode api, Info info) {
        if (info.getContact() != null) {
            ObjectNode contact = api.putObject("contact");
            Texts.put(contact, "name", info.getContact().getName(), Integer.MAX_VALUE);
            Texts.put(contact, "url", info.getContact().getUrl(), Integer.MAX_VALUE);
            Texts.put(contact, "email", info.getContact().getEmail(), Integer.MAX_VALUE);
        }
        if (info.getLicense() != null) {
            ObjectNode license = api.putObject("license");
            Texts.put(license, "name", info.getLicense().getName(), Integer.MAX_VALUE);
            Texts.put(license, "url", info.getLicense().getUrl(), Integer.MAX_VALUE);
        }
    }

    private List<ImportedOperation> operations() {
        var operations = new ArrayList<ImportedOperation>();
        description.getPaths().forEach((path, item) -> add(path, item, operations));
        return operations;
    }

    private void add(String path, PathItem item, List<ImportedOperation> operations) {
        if (item.get$ref() != null) {
            throw new ImportException("The path " + path + " is a reference (" + item.get$ref()
                    + "), which is not supported. Put the path into the description itself.");
        }
        for (Map.Entry<PathItem.HttpMethod, Operation> each :
                item.readOperationsMap().entrySet()) {
            String method = each.getKey().name();
            String id = each.getValue().getOperationId();
            String name = names.take(id, method, path);
            boolean chosen = id != null && !id.isBlank();
            operations.add(new ImportedOperation(name, chosen, mapper.map(path, method, item, each.getValue(), name)));
            demandFew(operations);
        }
    }

    static void demandFew(List<ImportedOperation> operations) {
        if (operations.size() > MAX_OPERATIONS) {
            throw new ImportException("The description has more than " + MAX_OPERATIONS + " operations.");
        }
    }
}
