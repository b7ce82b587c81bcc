package io.holdfast.policy.elements;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.definition.OperationDefinition;
import io.holdfast.policy.definition.SchemaDocument;
import io.holdfast.policy.definition.Schemas;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operation with a definition, for tests of policies that ask for one. */
final class Definitions {

    private static final String OPERATION = """
            {'urlTemplate': '/pets/{id}?kind={kind}',
             'templateParameters': [{'name': 'id', 'type': 'integer', 'required': true}, {'name': 'kind', 'type': 'string', 'values': ['a', 'b']}],
             'request': {
               'queryParameters': [{'name': 'size', 'type': 'integer', 'required': true}],
               'headers': [{'name': 'X-Flag', 'type': 'boolean'}],
               'representations': [{'contentType': 'application/json', 'schemaId': 'types', 'typeName': 'Pet'}]},
             'responses': [
               {'statusCode': 200, 'headers': [{'name': 'X-Count', 'type': 'integer', 'required': true}],
                'representations': [{'contentType': 'application/json', 'schemaId': 'types', 'typeName': 'Pet'}]},
               {'statusCode': 404}]}""";

    private static final String TYPES = """
            {'contentType': 'application/vnd.oai.openapi.components+json', 'document': {'components': {'schemas': {
              'Pet': {'type': 'object', 'required': ['name'], 'properties': {'name': {'type': 'string'}, 'age': {'type': 'integer'}}}}}}}""";

    private static final Schemas SCHEMAS = new Schemas() {
        @Override
        public Optional<SchemaDocument> ofApi(String id) {
            return Optional.ofNullable(
                    Map.of("types", SchemaDocument.of(json(TYPES))).get(id));
        }

        @Override
        public Optional<SchemaDocument> ofService(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<SchemaDocument> wsdl() {
            return Optional.empty();
        }
    };

    private Definitions() {}

    static void of(FakeExchange exchange) {
        exchange.operation(OPERATION.replace('\'', '"'));
        exchange.definition = OperationDefinition.of(json(OPERATION), SCHEMAS);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
