package io.holdfast.policy.definition;

import io.holdfast.validation.UnusableSchemaException;
import io.holdfast.validation.json.JsonSchemas;
import io.holdfast.validation.json.Rules;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema as it is kept, of an API or of a service: JSON types by their names, or a text that is an XML schema or a WSDL document. What is
 * prepared of it is kept with it. Thread-safe.
 */
public final class SchemaDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** As Azure's; it is text in the document. */
    private static final int MOST_CHARACTERS = 8 << 20;

    private final String contentType;
    private final JsonNode json;
    private final String text;
    private final Map<Rules, JsonSchemas> schemas = new ConcurrentHashMap<>();

    private SchemaDocument(String contentType, JsonNode json, String text) {
        this.contentType = contentType;
        this.json = json;
        this.text = text;
    }

    /** @param properties of a schema of an API or of a service */
    public static SchemaDocument of(JsonNode properties) {
        JsonNode document = properties.path("document");
        String schemaType = properties.path("schemaType").asString("");
        String type = properties.path("contentType").asString(schemaType).toLowerCase(Locale.ROOT);
        String value = document.path("value").asString(properties.path("value").asString(""));
        if (value.length() > MOST_CHARACTERS) {
            throw new UnusableSchemaException("the schema has more than " + MOST_CHARACTERS + " characters");
        }
        if (schemaType.isEmpty() && (document.has("components") || document.has("definitions"))) {
            return new SchemaDocument(type, document, "");
        }
        return schemaType.equals("json")
                ? new SchemaDocument(type, document, "")
                : new SchemaDocument(type, json(value), value);
    }

    private static JsonNode json(String value) {
        if (!value.stripLeading().startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(value);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    public boolean isWsdl() {
        return contentType.contains("wsdl");
    }

    /** An XML schema or a WSDL document; empty if it is neither. */
    public String text() {
        return text;
    }

    /** For examples. */
    public JsonNode json() {
        return json;
    }

    /** Where in {@link #json} a type is. */
    public String pointer(String type) {
        if (type.isEmpty()) {
            return "";
        }
        String escaped = type.replace("~", "~0").replace("/", "~1");
        for (String place : new String[] {"/components/schemas/", "/definitions/", "/$defs/"}) {
            if (!json.at(place + escaped).isMissingNode()) {
                return place + escaped;
            }
        }
        return "/definitions/" + escaped;
    }

    /** @throws UnusableSchemaException if it holds no JSON schemas */
    public JsonSchemas schemas(Rules rules) {
        if (!(json instanceof ObjectNode)) {
            throw new UnusableSchemaException("the schema is no JSON schema");
        }
        return schemas.computeIfAbsent(rules, these -> new JsonSchemas(json, these));
    }
}
