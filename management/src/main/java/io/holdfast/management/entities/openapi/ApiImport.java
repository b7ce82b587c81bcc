package io.holdfast.management.entities.openapi;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Documents;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API that comes with {@code format} and {@code value} is imported: the description's operations become the API's and its
 * types a schema of the API, in the same transaction. Operations that keep their name keep their policies; those that are gone are deleted.
 */
@AutoService(EntityHook.class)
public final class ApiImport implements EntityHook {

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
            draft.note(ImportedApi.class, Imports.read(draft, known.get(), value.asString()));
        } catch (ImportException e) {
            draft.refuse("value", e.text());
        }
    }

    /** What the caller says himself comes before what the description says. */
    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.noted(ImportedApi.class)
                .ifPresent(imported -> imported.properties().forEachEntry((member, value) -> {
                    if (!draft.input().hasNonNull(member)) {
                        draft.properties().set(member, value);
                    }
                }));
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        draft.noted(ImportedApi.class).ifPresent(imported -> replace(draft, imported, transaction));
    }

    private static void replace(Draft draft, ImportedApi imported, Transaction transaction) {
        obsolete(draft.key(), imported, transaction).forEach(transaction::delete);
        String path = transaction.get(draft.key()).map(Resource::path).orElseThrow();
        imported.operations()
                .forEach((name, properties) -> put(draft, path, "operations", name, properties, transaction));
        MADE.stream()
                .filter(name -> !imported.schemas().containsKey(name))
                .forEach(name -> transaction.delete(draft.key().child("schemas", name)));
        imported.schemas().forEach((name, properties) -> put(draft, path, "schemas", name, properties, transaction));
    }

    private static void put(
            Draft draft, String path, String segment, String name, ObjectNode properties, Transaction transaction) {
        transaction.put(
                draft.key().child(segment, name), path + "/" + segment + "/" + name, Documents.bytes(properties), null);
    }

    private static List<ResourceKey> obsolete(ResourceKey api, ImportedApi imported, Transaction transaction) {
        Set<String> names = new HashSet<>();
        imported.operations().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        var obsolete = new ArrayList<ResourceKey>();
        transaction.<RuntimeException>scan(api.type() + "/operations", api.names(), operation -> {
            if (!names.contains(operation.key().name())) {
                obsolete.add(operation.key());
            }
        });
        return obsolete;
    }
}
