package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.Note;
import io.holdfast.formats.GraphqlReader;
import io.holdfast.formats.ImportException;
import io.holdfast.formats.ImportFormat;
import io.holdfast.formats.ImportedApi;
import io.holdfast.formats.OperationMatch;
import io.holdfast.formats.Types;
import io.holdfast.formats.WsdlReader;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API that comes with {@code format} and {@code value} is imported: the description's operations become the API's and its
 * types a schema of the API, in the same transaction. Operations that are still there ({@link OperationMatch}) keep their policies; those that are
 * gone are deleted, and the answer names those that had a policy.
 */
@AutoService(EntityHook.class)
public final class ApiImport implements EntityHook {

    private static final Note<ImportedApi> IMPORTED = new Note<>();

    /** The schemas that imports make. */
    private static final List<String> MADE = List.of(Types.SCHEMA, WsdlReader.SCHEMA, GraphqlReader.SCHEMA);

    @Override
    public void prepare(Draft draft) {
        JsonNode format = draft.input().path("format");
        JsonNode value = draft.input().path("value");
        if (!format.isString() && !value.isString()) {
            return;
        }
        if (!format.isString() || !value.isString()) {
            draft.refuse(
                    format.isString() ? "value" : "format", "format and value must be given together, as strings.");
            return;
        }
        Optional<ImportFormat> known = ImportFormat.of(format.asString());
        if (known.isEmpty()) {
            draft.refuse(
                    "format",
                    "The format " + format.asString() + " cannot be imported. Use one of " + ImportFormat.all() + ".");
            return;
        }
        try {
            ImportedApi imported = Imports.read(draft, known.get(), value.asString());
            OneSignatureOnce.demand(imported.operations());
            draft.keep(IMPORTED, imported);
        } catch (ImportException e) {
            draft.refuse("value", e.text());
        }
    }

    /** What the caller says himself comes before what the description says. */
    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.kept(IMPORTED)
                .ifPresent(imported -> imported.properties().forEachEntry((member, value) -> {
                    if (!draft.input().hasNonNull(member)) {
                        draft.properties().set(member, value);
                    }
                }));
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        draft.kept(IMPORTED).ifPresent(imported -> replace(draft, imported, transaction));
    }

    private static void replace(Draft draft, ImportedApi imported, Transaction transaction) {
        OperationMatch match = OperationMatch.of(operations(draft.key(), transaction), imported.operations());
        LostPolicies.tell(match.gone(), draft, transaction);
        match.gone().forEach(operation -> transaction.delete(operation.key()));
        String path = transaction.get(draft.key()).map(Resource::path).orElseThrow();
        match.operations().forEach((name, properties) -> put(draft, path, "operations", name, properties, transaction));
        MADE.stream()
                .filter(name -> !imported.schemas().containsKey(name))
                .forEach(name -> transaction.delete(draft.key().child("schemas", name)));
        imported.schemas().forEach((name, properties) -> put(draft, path, "schemas", name, properties, transaction));
    }

    private static List<Resource> operations(ResourceKey api, Transaction transaction) {
        var operations = new ArrayList<Resource>();
        transaction.<RuntimeException>scan(api.type() + "/operations", api.names(), operations::add);
        return operations;
    }

    private static void put(
            Draft draft, String path, String segment, String name, ObjectNode properties, Transaction transaction) {
        transaction.put(
                draft.key().child(segment, name), path + "/" + segment + "/" + name, Documents.bytes(properties), null);
    }
}
