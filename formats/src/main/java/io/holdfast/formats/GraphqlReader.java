package io.holdfast.formats;

import graphql.GraphQLException;
import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import io.holdfast.model.json.Json;
import io.holdfast.model.json.ReceivedJson;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the schema of a GraphQL API: what an endpoint says of itself, or a document in the schema language. It is kept as a schema of the API. */
public final class GraphqlReader {

    public static final String SCHEMA = "graphql";
    static final String CONTENT_TYPE = "application/vnd.ms-azure-apim.graphql.schema";

    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
    private static final int MAX_TOKENS = 500_000;
    private static final int MAX_DEPTH = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private GraphqlReader() {}

    /** What an endpoint is asked for its schema with. */
    public static byte[] question() {
        return Json.bytes(Json.object().put("query", IntrospectionQuery.INTROSPECTION_QUERY));
    }

    /**
     * The data of an endpoint's answer to that question; empty if it is none.
     *
     * @throws ImportException if it says too much
     */
    public static Optional<JsonNode> answer(byte[] json) {
        try {
            JsonNode data = ReceivedJson.read(json).path("data");
            return data.has("__schema") ? Optional.of(data) : Optional.empty();
        } catch (StreamConstraintsException e) {
            throw new ImportException(
                    "The endpoint's answer about its schema has more than " + ReceivedJson.MAX_TOKENS
                            + " JSON tokens or is nested too deep. Link to the schema as a document in the schema language instead.");
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * The API that an endpoint's answer describes.
     *
     * @throws ImportException if it cannot be understood
     */
    public static ImportedApi introspected(JsonNode data, String endpoint) {
        String schema = print(data);
        return imported(api().put("serviceUrl", endpoint), schema);
    }

    /**
     * The API that a document in the schema language describes.
     *
     * @throws ImportException if it is none
     */
    public static ImportedApi read(String text) {
        check(text);
        return imported(api(), text);
    }

    private static ObjectNode api() {
        return Json.object().put("type", "graphql");
    }

    private static ImportedApi imported(ObjectNode api, String schema) {
        ObjectNode properties = Json.object().put("contentType", CONTENT_TYPE);
        properties.putObject("document").put("value", schema);
        return new ImportedApi(api, List.of(), Map.of(SCHEMA, properties));
    }

    private static String print(JsonNode data) {
        try {
            Map<String, Object> introspection = JSON.convertValue(data, new TypeReference<Map<String, Object>>() {});
            String text = AstPrinter.printAst(new IntrospectionResultToSchema().createSchemaDefinition(introspection));
            check(text);
            return text;
        } catch (GraphQLException | ClassCastException | NullPointerException e) {
            throw new ImportException("The endpoint's answer about its schema cannot be understood.");
        }
    }

    private static void check(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new ImportException("The schema has more than " + MAX_CHARACTERS + " characters.");
        }
        var options = ParserOptions.newParserOptions()
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .maxCharacters(MAX_CHARACTERS)
                .maxTokens(MAX_TOKENS)
                .maxWhitespaceTokens(MAX_CHARACTERS)
                .maxRuleDepth(MAX_DEPTH)
                .build();
        try {
            if (new SchemaParser()
                    .parse(new StringReader(text), options)
                    .types()
                    .isEmpty()) {
                throw new ImportException("The schema has no types.");
            }
        } catch (GraphQLException e) {
            throw new ImportException(
                    "The link leads neither to a GraphQL endpoint that tells its schema nor to a schema: "
                            + String.valueOf(e.getMessage())
                                    .replaceAll("\\s+", " ")
                                    .strip());
        }
    }
}
