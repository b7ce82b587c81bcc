package io.holdfast.entities.openapi;

import graphql.GraphQLException;
import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ReceivedJson;
import io.holdfast.arm.Work;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Downloads;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports a GraphQL API: the link leads to an endpoint, which is asked for its schema, or to a document in the schema language. The
 * schema is kept as a schema of the API.
 */
final class GraphqlReader {

    static final String SCHEMA = "graphql";
    static final String CONTENT_TYPE = "application/vnd.ms-azure-apim.graphql.schema";

    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
    private static final int MAX_TOKENS = 500_000;
    private static final int MAX_DEPTH = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private GraphqlReader() {}

    static ImportedApi read(String link, Downloads downloads) {
        ObjectNode api = Documents.object().put("type", "graphql");
        Optional<String> asked = introspected(link, downloads);
        if (asked.isPresent()) {
            api.put("serviceUrl", link.trim());
            return imported(api, asked.get());
        }
        String text = new String(downloads.fetch("value", link), StandardCharsets.UTF_8);
        return Work.of(() -> {
            check(text);
            return imported(api, text);
        });
    }

    private static ImportedApi imported(ObjectNode api, String schema) {
        ObjectNode properties = Documents.object().put("contentType", CONTENT_TYPE);
        properties.putObject("document").put("value", schema);
        return new ImportedApi(api, List.of(), Map.of(SCHEMA, properties));
    }

    /** What an endpoint says of itself; empty if the link leads to something else. */
    private static Optional<String> introspected(String link, Downloads downloads) {
        byte[] question = Documents.bytes(Documents.object().put("query", IntrospectionQuery.INTROSPECTION_QUERY));
        try {
            JsonNode data =
                    ReceivedJson.read(downloads.post("value", link, question)).path("data");
            return data.has("__schema") ? Optional.of(Work.of(() -> print(data))) : Optional.empty();
        } catch (StreamConstraintsException e) {
            throw new ImportException(
                    "The endpoint's answer about its schema has more than " + ReceivedJson.MAX_TOKENS
                            + " JSON tokens or is nested too deep. Link to the schema as a document in the schema language instead.");
        } catch (ArmException | JacksonException e) {
            // Servers of files refuse a POST; what is wrong with the link itself is found again when it is fetched.
            return Optional.empty();
        }
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
