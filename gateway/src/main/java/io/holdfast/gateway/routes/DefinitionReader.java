package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.json.Json;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.definition.SchemaDocument;
import io.holdfast.policy.definition.Schemas;
import io.holdfast.store.Reader;
import io.holdfast.validation.UnusableSchemaException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one operation with the schemas that it names. */
final class DefinitionReader {

    /** An API has few schemas; of those of a SOAP API one is its WSDL document. */
    private static final int MOST_SCHEMAS = 20;

    private static final String WSDL = "wsdl";

    private final Reader reader;
    private final Match match;
    private final Space space;
    private final String api;

    /** @param ofService by id, as that of the API; ids are in lower case */
    private record Read(
            Map<String, SchemaDocument> all,
            Map<String, SchemaDocument> ofService,
            @Nullable SchemaDocument document) implements Schemas {

        @Override
        public Optional<SchemaDocument> ofApi(String id) {
            return Optional.ofNullable(all.get(id.toLowerCase(Locale.ROOT)));
        }

        @Override
        public Optional<SchemaDocument> ofService(String id) {
            return Optional.ofNullable(ofService.get(id.toLowerCase(Locale.ROOT)));
        }

        @Override
        public Optional<SchemaDocument> wsdl() {
            return Optional.ofNullable(document);
        }
    }

    DefinitionReader(Reader reader, Match match) {
        this.reader = reader;
        this.match = match;
        this.space = Space.ofName(match.api.name());
        this.api = match.revision.names();
    }

    /** @param wanted ids of schemas of the service */
    OperationDefinition read(Set<String> wanted) {
        var key = new ResourceKey(space.type("apis/operations"), api, match.operation.id());
        Resource operation = reader.get(key).orElseThrow(() -> new IllegalStateException("it is gone: " + key));
        JsonNode properties = Json.lenient(operation.document());
        Set<String> named = new TreeSet<>();
        collect(properties, named);
        Map<String, SchemaDocument> ofService = new HashMap<>();
        for (String id : wanted) {
            schema(space.key("schemas", id)).ifPresent(found -> ofService.put(id.toLowerCase(Locale.ROOT), found));
        }
        return OperationDefinition.of(properties, new Read(ofApi(named), ofService, wsdl()));
    }

    private static void collect(JsonNode node, Set<String> schemas) {
        String id = node.path("schemaId").asString("");
        if (!id.isEmpty()) {
            schemas.add(id.toLowerCase(Locale.ROOT));
        }
        node.forEach(child -> collect(child, schemas));
    }

    private Map<String, SchemaDocument> ofApi(Set<String> named) {
        Map<String, SchemaDocument> kept = match.revision.schemas().get();
        Map<String, SchemaDocument> found = new HashMap<>();
        for (String id : named) {
            SchemaDocument known = kept.get(id);
            if (known == null) {
                known = id.indexOf('/') < 0
                        ? schema(new ResourceKey(space.type("apis/schemas"), api, id))
                                .orElse(null)
                        : null;
            }
            if (known != null) {
                kept.put(id, known);
                found.put(id, known);
            }
        }
        return found;
    }

    private Optional<SchemaDocument> schema(ResourceKey key) {
        try {
            return reader.get(key).map(resource -> SchemaDocument.of(Json.lenient(resource.document())));
        } catch (UnusableSchemaException e) {
            return Optional.empty();
        }
    }

    private @Nullable SchemaDocument wsdl() {
        if (!match.api.document().soap()) {
            return null;
        }
        String type = space.type("apis/schemas");
        Optional<SchemaDocument> usual = schema(new ResourceKey(type, api, WSDL));
        if (usual.isPresent() && usual.get().isWsdl()) {
            return usual.get();
        }
        return reader.list(type, api, 0, MOST_SCHEMAS).stream()
                .map(resource -> SchemaDocument.of(Json.lenient(resource.document())))
                .filter(SchemaDocument::isWsdl)
                .findFirst()
                .orElse(null);
    }
}
