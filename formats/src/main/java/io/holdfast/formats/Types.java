package io.holdfast.formats;

import io.holdfast.model.json.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The types of a description. They become one schema of the API, and the bodies of its operations name the type that they have; one
 * that is written down inside an operation gets a name.
 */
public final class Types {

    /** The name of the schema, the same for every import, so that importing again replaces it. */
    public static final String SCHEMA = "description";

    private final OpenAPI description;
    private final boolean swagger;
    private final Map<String, Schema<?>> named = new LinkedHashMap<>();
    /** The names of those that had none. */
    private final IdentityHashMap<Schema<?>, String> added = new IdentityHashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param swagger whether the description was OpenAPI 2.0, which the parser turned into 3.0 */
    public Types(OpenAPI description, boolean swagger) {
        this.description = description;
        this.swagger = swagger;
        Components components = description.getComponents();
        if (components != null && components.getSchemas() != null) {
            components.getSchemas().forEach(named::put);
        }
    }

    /**
     * Says in a representation which type it has.
     *
     * @param suggestion for one without a name
     */
    void name(ObjectNode representation, @Nullable Schema<?> schema, String suggestion) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        String type = reference != null && reference.startsWith(TypeReferences.COMPONENTS)
                ? reference.substring(TypeReferences.COMPONENTS.length())
                : add(schema, suggestion);
        representation.put("schemaId", SCHEMA).put("typeName", type);
    }

    /** A type that several operations share is written down once. */
    private String add(Schema<?> schema, String suggestion) {
        String before = added.get(schema);
        if (before != null) {
            return before;
        }
        String clean = suggestion.replaceAll("[^A-Za-z0-9._-]+", "-");
        String name = clean;
        int number = numbers.getOrDefault(clean, 2);
        while (named.containsKey(name)) {
            name = clean + "-" + number++;
        }
        numbers.put(clean, number);
        named.put(name, schema);
        added.put(schema, name);
        return name;
    }

    /** The properties of the schema; empty if there are no types. To be called when all operations are mapped. */
    Optional<ObjectNode> schema() {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        try {
            ObjectNode schema = Json.object();
            if (swagger) {
                schema.put("contentType", SchemaContent.DEFINITIONS);
                schema.putObject("document").set("definitions", TypeReferences.toDefinitions(json(named)));
            } else {
                Components all = description.getComponents() == null ? new Components() : description.getComponents();
                ObjectNode components = (ObjectNode) json(all);
                components.set("schemas", json(named));
                schema.put("contentType", SchemaContent.COMPONENTS);
                schema.putObject("document").set("components", components);
            }
            // What is stored must be readable: reading it finds types that are nested too deeply.
            return Optional.of((ObjectNode) JsonMapper.shared().readTree(Json.bytes(schema)));
        } catch (JacksonException e) {
            throw new ImportException("The types of the description cannot be kept: " + e.getOriginalMessage() + ".");
        }
    }

    /** The parser's types know an older generation of Jackson, so they travel as text. */
    private JsonNode json(Object value) {
        boolean newer = description.getSpecVersion() == SpecVersion.V31;
        return JsonMapper.shared().readTree(newer ? Json31.pretty(value) : io.swagger.v3.core.util.Json.pretty(value));
    }
}
