package io.holdfast.management.entities.openapi;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Documents;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.nio.charset.StandardCharsets;
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
            draft.note(ImportedApi.class, read(draft, known.get(), value.asString()));
        } catch (ImportException e) {
            draft.refuse("value", e.text());
        }
    }

    private static ImportedApi read(Draft draft, ImportFormat format, String value) {
        boolean template = !draft.input()
                .path("translateRequiredQueryParameters")
                .asString("")
                .equals("query");
        if (!format.isLink()) {
            return Importer.read(value, null, template);
        }
        byte[] fetched = draft.tools().downloads().fetch("value", value);
        return Importer.read(new String(fetched, StandardCharsets.UTF_8), value.trim(), template);
    }

    /** What the caller says himself comes before what the description says. */
    @Override
    public void complete(Draft draft, Transaction transaction) {
        draft.noted(ImportedApi.class)
                .ifPresent(imported -> imported.properties().forEachEntry((member, value) -> {
                    if (!draft.properties().has(member)
                            || (!draft.isNew() && !draft.input().has(member))) {
                        draft.properties().set(member, value);
                    }
                }));
    }

    @Override
    public void stored(Draft draft, Transaction transaction) {
        draft.noted(ImportedApi.class).ifPresent(imported -> replace(draft, imported, transaction));
    }

    private static void replace(Draft draft, ImportedApi imported, Transaction transaction) {
        ResourceKey api = draft.key();
        Set<String> names = new HashSet<>();
        imported.operations().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        obsolete(api, names, transaction).forEach(transaction::delete);
        String path = transaction.get(draft.key()).map(Resource::path).orElseThrow() + "/operations/";
        imported.operations().forEach((name, properties) -> put(api, path, name, properties, transaction));
        schema(api, imported, transaction);
    }

    private static void schema(ResourceKey api, ImportedApi imported, Transaction transaction) {
        ResourceKey key = api.child("schemas", Types.SCHEMA);
        String path = transaction.get(api).map(Resource::path).orElseThrow() + "/schemas/" + Types.SCHEMA;
        imported.schema()
                .ifPresentOrElse(
                        schema -> transaction.put(key, path, Documents.bytes(schema), null),
                        () -> transaction.delete(key));
    }

    private static void put(ResourceKey api, String path, String name, ObjectNode properties, Transaction transaction) {
        transaction.put(api.child("operations", name), path + name, Documents.bytes(properties), null);
    }

    private static List<ResourceKey> obsolete(ResourceKey api, Set<String> names, Transaction transaction) {
        var obsolete = new ArrayList<ResourceKey>();
        transaction.scan(api.type() + "/operations", api.names(), operation -> {
            if (!names.contains(operation.key().name())) {
                obsolete.add(operation.key());
            }
        });
        return obsolete;
    }
}
