package io.holdfast.policy.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.validation.json.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DefinitionTest {

    private static final ContentRule JSON = new ContentRule(ContentRule.As.JSON, "", "", Rules.SCHEMA);

    private final Map<String, SchemaDocument> ofApi = Map.of(
            "types",
                    schema(
                            "{'contentType': 'application/vnd.oai.openapi.components+json', 'document': {'components': {'schemas':"
                                    + " {'Pet': {'type': 'object', 'required': ['name']}, 'Kind': {'type': 'string', 'enum': ['a', 'b']}}}}}"),
            "old",
                    schema(
                            "{'contentType': 'application/vnd.ms-azure-apim.swagger.definitions+json', 'document': {'definitions':"
                                    + " {'A/B': {'type': 'integer'}}}}"),
            "text",
                    schema(
                            "{'contentType': 'application/json', 'document': {'value': '{\\u0022type\\u0022: \\u0022array\\u0022}'}}"),
            "xsd",
                    schema(
                            "{'contentType': 'application/vnd.ms-azure-apim.xsd+xml', 'document': {'value':"
                                    + " '<xs:schema xmlns:xs=\\u0022http://www.w3.org/2001/XMLSchema\\u0022><xs:element name=\\u0022a\\u0022/></xs:schema>'}}"));
    private final Map<String, SchemaDocument> ofService = Map.of(
            "global",
                    schema(
                            "{'schemaType': 'json', 'document': {'definitions': {'N': {'type': 'number'}}, 'type': 'object'}}"),
            "xml",
                    schema(
                            "{'schemaType': 'xml', 'value':"
                                    + " '<xs:schema xmlns:xs=\\u0022http://www.w3.org/2001/XMLSchema\\u0022><xs:element name=\\u0022b\\u0022/></xs:schema>'}"));
    private final Schemas schemas = new Schemas() {
        @Override
        public Optional<SchemaDocument> ofApi(String id) {
            return Optional.ofNullable(ofApi.get(id));
        }

        @Override
        public Optional<SchemaDocument> ofService(String id) {
            return Optional.ofNullable(ofService.get(id));
        }

        @Override
        public Optional<SchemaDocument> wsdl() {
            return Optional.empty();
        }
    };

    private final OperationDefinition operation = OperationDefinition.of(json("""
            {'templateParameters': [{'name': 'id', 'type': 'integer', 'required': true}],
             'request': {
               'queryParameters': [{'name': 'kind', 'type': 'string', 'schemaId': 'types', 'typeName': 'Kind'},
                 {'name': 'size', 'type': 'string', 'values': ['s', 'm']}, {'name': 'gone', 'type': 'string', 'schemaId': 'none'}],
               'representations': [
                 {'contentType': 'application/json', 'schemaId': 'types', 'typeName': 'Pet'},
                 {'contentType': 'application/old+json', 'schemaId': 'old', 'typeName': 'A/B'},
                 {'contentType': 'application/text+json', 'schemaId': 'text'},
                 {'contentType': 'application/lost+json', 'schemaId': 'types', 'typeName': 'None'},
                 {'contentType': 'application/none+json', 'schemaId': 'none', 'typeName': 'X'},
                 {'contentType': 'text/plain'},
                 {'contentType': 'text/xml; charset=utf-8', 'schemaId': 'xsd'}]},
             'responses': [{'statusCode': 200, 'headers': [{'name': 'ETag', 'type': 'string'}],
                'representations': [{'contentType': 'application/json', 'schemaId': 'types', 'typeName': 'Pet'}]}]}"""), schemas);

    private final ContentChecks request = new ContentChecks(operation, MessageSide.REQUEST, 0, "");
    private final ContentChecks response = new ContentChecks(operation, MessageSide.RESPONSE, 200, "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
            application/json      | {'name': 'x'} | -
            application/json      | {}            | Body of the request does not conform to the definition Pet, which is associated with the content type application/json.
            application/old+json  | 5             | -
            application/old+json  | 'x'           | does not conform to the definition A/B
            application/text+json | []            | -
            application/text+json | {}            | does not conform to the definition text
            application/lost+json | {}            | API's schema does not contain definition None, which is associated with the content type application/lost+json.
            application/none+json | {}            | API's schema does not exist or it could not be resolved.
            text/plain            | x             | API's schema does not specify definitions.
            application/else      | x             | API's schema does not specify definitions.
            """)
    void aBodyIsAsTheDefinitionSays(String type, String body, @Nullable String details) {
        Finding finding = request.of(type, JSON).of(body.replace('\'', '"'));

        if (details == null) {
            assertThat(finding).isNull();
        } else {
            assertThat(finding)
                    .isNotNull()
                    .extracting(Finding::details)
                    .asString()
                    .contains(details);
        }
    }

    @Test
    void callersLearnOfTheirOwnMessagesOnly() {
        Finding own = request.of("application/json", JSON).of("{}");
        assertThat(own).isNotNull();
        assertThat(own.said()).isEqualTo(own.details()).contains("Line: 1, Position: 1");

        Finding backends = response.of("application/json", JSON).of("{}");
        assertThat(backends).isNotNull();
        assertThat(backends.details()).startsWith("Body of the response");
        assertThat(backends.said()).isEqualTo(Finding.NOT_SAID);

        Finding ours = request.of("application/none+json", JSON).of("{}");
        assertThat(ours).isNotNull().extracting(Finding::said).isEqualTo(Finding.NOT_SAID);
        assertThat(request.tooLarge(10, 5).details())
                .isEqualTo("Request's body is 10 bytes long and it exceeds the configured limit of 5 bytes.");
        assertThat(request.tooLarge(10, 5).said())
                .isEqualTo("Request's body is 10 bytes long and it exceeds the limit of 5 bytes.");
        assertThat(response.tooLarge(10, 5).said()).isEqualTo(Finding.NOT_SAID);
        assertThat(response.unspecified("a/b").details()).isEqualTo("Unspecified content type a/b is not allowed.");
    }

    @Test
    void schemasOfTheServiceAreNamedByThePolicy() {
        var whole = new ContentRule(ContentRule.As.JSON, "global", "", Rules.SCHEMA);
        var part = new ContentRule(ContentRule.As.JSON, "global", "#/definitions/N", Rules.SCHEMA);
        var xml = new ContentRule(ContentRule.As.XML, "xml", "", Rules.SCHEMA);
        var none = new ContentRule(ContentRule.As.JSON, "none", "", Rules.SCHEMA);
        var wrong = new ContentRule(ContentRule.As.XML, "global", "", Rules.SCHEMA);

        assertThat(request.of("any/type", whole).of("{}")).isNull();
        assertThat(request.of("any/type", part).of("{}")).isNotNull();
        assertThat(request.of("any/type", part).of("5")).isNull();
        assertThat(request.of("any/type", xml).of("<b/>")).isNull();
        assertThat(request.of("any/type", xml).of("<a/>")).isNotNull();
        assertThat(request.of("any/type", none).of("{}"))
                .isNotNull()
                .extracting(Finding::type)
                .isEqualTo("ApiSchema");
        assertThat(request.of("any/type", wrong).of("<a/>"))
                .isNotNull()
                .extracting(Finding::rule)
                .isEqualTo("ValidationException");
    }

    @Test
    void xmlIsReadWithTheApisOwnSchema() {
        var xml = new ContentRule(ContentRule.As.XML, "", "", Rules.SCHEMA);

        assertThat(request.specifies("text/xml")).isTrue();
        assertThat(request.of("text/xml", xml).of("<a/>")).isNull();
        assertThat(request.of("text/xml", xml).of("<c/>")).isNotNull();
        assertThat(response.specifies("text/xml")).isFalse();
        assertThat(new ContentChecks(operation, MessageSide.RESPONSE, 404, "").specifies("application/json"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
            id   | 5   | -
            id   | 5.5 | Value of the path parameter id cannot be parsed according to the definition.
            id   | x   | cannot be parsed
            id   | -   | The required path parameter id is missing.
            id   | 5,6 | Request cannot contain multiple values for the path parameter id.
            kind | a   | -
            kind | c   | Value of the query parameter kind does not conform to the definition.
            kind | -   | -
            size | m   | -
            size | l   | Value \\"l\\" is not defined in enum.
            gone | x   | Query parameter gone cannot be validated.
            """)
    void aParameterIsAsTheDefinitionSays(String name, @Nullable String values, @Nullable String details) {
        ParameterKind kind = name.equals("id") ? ParameterKind.PATH : ParameterKind.QUERY;
        ParameterDefinition definition = (name.equals("id") ? operation.template() : operation.query())
                .stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        Finding finding = new ParameterCheck(definition, kind, schemas)
                .of(values == null ? List.of() : List.of(values.split(",")));

        if (details == null) {
            assertThat(finding).isNull();
        } else {
            assertThat(finding)
                    .isNotNull()
                    .extracting(Finding::details)
                    .asString()
                    .contains(details.replace("\\\"", "\""));
        }
    }

    @Test
    void whatTheDefinitionDoesNotHaveIsNamed() {
        assertThat(ParameterCheck.unspecified("x", ParameterKind.QUERY).details())
                .isEqualTo("Unspecified query parameter x is not allowed.");
        assertThat(ParameterCheck.unspecified("x", ParameterKind.RESPONSE_HEADER)
                        .said())
                .isEqualTo(Finding.NOT_SAID);
    }

    private static SchemaDocument schema(String properties) {
        return SchemaDocument.of(json(properties));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
