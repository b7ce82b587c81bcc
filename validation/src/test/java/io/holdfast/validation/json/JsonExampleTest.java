package io.holdfast.validation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.validation.UnusableSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonExampleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type': 'string'}                                            | 'string'
            {'type': 'string', 'format': 'date-time'}                     | '2020-01-01T00:00:00Z'
            {'type': 'string', 'minLength': 8}                            | 'stringxx'
            {'type': 'string', 'maxLength': 3}                            | 'str'
            {'type': 'string', 'enum': ['b', 'a']}                        | 'b'
            {'type': 'integer'}                                           | 0
            {'type': 'integer', 'minimum': 3, 'exclusiveMinimum': true}   | 4
            {'type': 'integer', 'maximum': -3}                            | -3
            {'type': 'number', 'minimum': 2.5}                            | 2.5
            {'type': 'boolean'}                                           | true
            {'type': ['string', 'null']}                                  | 'string'
            {'default': 7, 'type': 'string'}                              | 7
            {'example': {'x': 1}, 'default': 7}                           | {'x':1}
            {'type': 'array', 'items': {'type': 'boolean'}, 'minItems': 2} | [true,true]
            {'oneOf': [{'type': 'integer'}, {'type': 'string'}]}          | 0
            {'allOf': [{'properties': {'a': {'type': 'string'}}}], 'properties': {'b': {'type': 'integer'}}} | {'a':'string','b':0}
            {}                                                            | {}
            """)
    void isWhatTheSchemaDescribes(String schema, String example) {
        assertThat(JsonExample.of(json(schema), "").toString().replace('"', '\''))
                .isEqualTo(example);
    }

    @Test
    void schemasThatMeanThemselvesEnd() {
        JsonNode document = json(
                "{'definitions': {'Node': {'properties': {'name': {'type': 'string'},"
                        + " 'next': {'$ref': '#/definitions/Node'}, 'all': {'type': 'array', 'items': {'$ref': '#/definitions/Node'}}}}}}");

        assertThat(JsonExample.of(document, "/definitions/Node").toString())
                .isEqualTo(
                        "{\"name\":\"string\",\"next\":{\"name\":\"string\",\"all\":[]},\"all\":[{\"name\":\"string\",\"all\":[]}]}");
        assertThat(new JsonSchemas(document, Rules.SCHEMA)
                        .at("/definitions/Node")
                        .check(JsonExample.of(document, "/definitions/Node").toString()))
                .isNull();
    }

    @Test
    void schemasThatGrowWithEachLevelEnd() {
        var document = new StringBuilder("{'definitions': {");
        for (int i = 0; i < 30; i++) {
            document.append("'A").append(i).append("': {'properties': {");
            for (int j = 0; j < 10; j++) {
                document.append(j == 0 ? "" : ",")
                        .append("'m")
                        .append(j)
                        .append("': {'$ref': '#/definitions/A")
                        .append(i + 1)
                        .append("'}");
            }
            document.append("}},");
        }
        document.append("'A30': {'type': 'string'}}}");

        assertThat(JsonExample.of(json(document.toString()), "/definitions/A0").toString())
                .hasSizeLessThan(100_000);
    }

    @Test
    void whatIsNotThereHasNoExample() {
        assertThatThrownBy(() -> JsonExample.of(json("{}"), "/definitions/A"))
                .isInstanceOf(UnusableSchemaException.class);
        assertThat(JsonExample.of(json("{'properties': {'a': {'$ref': 'http://127.0.0.1:1/'}}}"), "")
                        .toString())
                .isEqualTo("{}");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
