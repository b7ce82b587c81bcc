package io.holdfast.validation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.validation.Fault;
import io.holdfast.validation.MessageValidator;
import io.holdfast.validation.UnusableSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonSchemasTest {

    private static final String COMPONENTS = """
            {"components": {"schemas": {
              "Pet": {"type": "object", "required": ["id", "name"], "properties": {
                "id": {"type": "integer", "format": "int64", "minimum": 0, "exclusiveMinimum": true},
                "name": {"type": "string", "minLength": 2, "maxLength": 5, "pattern": "^[a-z]+$"},
                "tag": {"type": "string", "nullable": true, "enum": ["dog", "cat"]},
                "born": {"type": "string", "format": "date-time"},
                "owner": {"$ref": "#/components/schemas/An%20owner"},
                "toys": {"type": "array", "uniqueItems": true, "maxItems": 3, "items": {"$ref": "#/components/schemas/Toy"}}}},
              "An owner": {"type": "object", "properties": {"mail": {"type": "string"}}, "additionalProperties": false},
              "Toy": {"nullable": true, "oneOf": [{"type": "string"}, {"type": "integer"}]},
              "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}, "n": {"type": "integer"}}}
            }}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 1, 'name': 'rex'}",
                "{'id': 1, 'name': 'rex', 'other': true}",
                "{'id': 1, 'name': 'rex', 'tag': null, 'toys': [null, 'ball', 7]}",
                "{'id': 1, 'name': 'rex', 'born': '2026-11-28T12:00:00Z', 'owner': {'mail': 'x'}}",
            })
    void acceptsWhatTheSchemaDescribes(String message) {
        assertThat(check(pet(), message)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'name': 'rex'}                                | Required properties are missing from object: id
            {'id': 'x', 'name': 'rex'}                     | Invalid type. Expected Integer but got String. Path 'id'.
            {'id': 1.5, 'name': 'rex'}                     | Invalid type. Expected Integer but got Number
            {'id': 0, 'name': 'rex'}                       | minimum value of 0
            {'id': 1, 'name': 'r'}                         | String 'r' is less than minimum length of 2
            {'id': 1, 'name': 'rexrexrex'}                 | String 'rexrexrex' exceeds maximum length of 5
            {'id': 1, 'name': 'REX'}                       | String 'REX' does not match regex pattern '^[a-z]+$'
            {'id': 1, 'name': 'rex', 'tag': 'cow'}         | Value \\"cow\\" is not defined in enum
            {'id': 1, 'name': 'rex', 'born': 'yesterday'}  | String 'yesterday' does not validate against format 'date-time'
            {'id': 1, 'name': 'rex', 'owner': {'x': 1}}    | Property 'x' has not been defined and the schema does not allow additional properties
            {'id': 1, 'name': 'rex', 'toys': ['a', 'a']}   | Non-unique array item
            {'id': 1, 'name': 'rex', 'toys': [1,2,3,4]}    | Array item count 4 exceeds maximum count of 3
            {'id': 1, 'name': 'rex', 'toys': [true]}       | Path 'toys[0]'.
            []                                             | Invalid type. Expected Object but got Array
            """)
    void saysWhatIsWrong(String message, String words) {
        Fault fault = check(pet(), message);

        assertThat(fault).isNotNull();
        assertThat(fault.text()).contains(words.replace("\\\"", "\""));
        assertThat(fault.line()).isEqualTo(1);
        assertThat(fault.position()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{'id': 1,}", "NaN", "nul"})
    void whatIsNoJsonIsAFault(String message) {
        assertThat(check(pet(), message))
                .isNotNull()
                .extracting(Fault::text)
                .asString()
                .startsWith("The text is no JSON");
    }

    @Test
    void aFaultHasItsPlace() {
        Fault fault = pet().check("{\n  \"id\": 1,\n  \"name\": 5\n}");

        assertThat(fault).isNotNull().extracting(Fault::line, Fault::position).containsExactly(3, 11);
    }

    @Test
    void definitionsOfOpenApi2AreRead() {
        var schemas = schemas("""
                {"definitions": {"A": {"properties": {"b": {"$ref": "#/definitions/B"}}},
                  "B": {"type": "string", "x-nullable": true}}}""", Rules.SCHEMA);

        assertThat(check(schemas.at("/definitions/A"), "{'b': null}")).isNull();
        assertThat(check(schemas.at("/definitions/A"), "{'b': 1}")).isNotNull();
        assertThat(schemas.has("/definitions/A")).isTrue();
        assertThat(schemas.has("/definitions/C")).isFalse();
        assertThat(schemas.has("no pointer")).isFalse();
    }

    @Test
    void whatOpenApi31HasIsRead() {
        var schemas = schemas("""
                {"components": {"schemas": {"A": {"type": ["string", "null"]},
                  "B": {"const": 5}, "C": {"type": "integer", "exclusiveMinimum": 5}}}}""", Rules.SCHEMA);

        assertThat(check(schemas.at("/components/schemas/A"), "null")).isNull();
        assertThat(check(schemas.at("/components/schemas/B"), "6")).isNotNull();
        assertThat(check(schemas.at("/components/schemas/C"), "5")).isNotNull();
        assertThat(check(schemas.at("/components/schemas/C"), "6")).isNull();
    }

    @Test
    void additionalPropertiesAreAllowedOrNotWhateverTheSchemaSays() {
        var open = schemas(COMPONENTS, new Rules(true, false));
        var closed = schemas(COMPONENTS, new Rules(false, false));

        assertThat(check(open.at("/components/schemas/An owner"), "{'x': 1}")).isNull();
        assertThat(check(closed.at("/components/schemas/Pet"), "{'id': 1, 'name': 'rex', 'x': 1}"))
                .isNotNull();
        assertThat(check(closed.at("/components/schemas/Pet"), "{'id': 1, 'name': 'rex'}"))
                .isNull();
    }

    @Test
    void namesOfMembersMayBeOfAnyCase() {
        var schemas = schemas(COMPONENTS, new Rules(null, true));

        assertThat(check(schemas.at("/components/schemas/Pet"), "{'ID': 1, 'Name': 'rex'}"))
                .isNull();
        assertThat(check(schemas.at("/components/schemas/Pet"), "{'ID': 'x', 'Name': 'rex'}"))
                .isNotNull();
        assertThat(check(pet(), "{'ID': 1, 'Name': 'rex'}")).isNotNull();
    }

    @Test
    void aPropertyMayHaveTheNameOfAKeyword() {
        var schemas = schemas("""
                {"type": "object", "properties": {"id": {"type": "string"}, "$ref": {"type": "string"}, "const": {"type": "string"},
                 "nullable": {"type": "boolean"}, "properties": {"type": "object"}, "enum": {"type": "integer"}}}""", Rules.SCHEMA);

        assertThat(check(
                        schemas.at(""),
                        "{'id': 'x', '$ref': 'y', 'const': 'z', 'nullable': true, 'properties': {}, 'enum': 1}"))
                .isNull();
        assertThat(check(schemas.at(""), "{'enum': 'x'}")).isNotNull();
        assertThat(check(schemas.at(""), "{'$ref': 1}")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/a.json",
                "file:///etc/passwd",
                "classpath:/draft-04/schema",
                "http://json-schema.org/draft-04/schema#",
                "other.json#/a",
                "#/none",
                "jar:file:/x!/y",
            })
    void referencesLeadNowhereElse(String reference) {
        var schemas = schemas("{\"properties\": {\"a\": {\"$ref\": \"" + reference + "\"}}}", Rules.SCHEMA);

        assertThatThrownBy(() -> check(schemas.at(""), "{'a': 1}")).isInstanceOf(UnusableSchemaException.class);
    }

    @Test
    void anIdDoesNotMoveReferences() {
        var schemas = schemas("""
                {"id": "http://127.0.0.1:1/", "definitions": {"A": {"$id": "x:/y", "type": "string"}},
                 "properties": {"a": {"$ref": "#/definitions/A"}}}""", Rules.SCHEMA);

        assertThat(check(schemas.at(""), "{'a': 'x'}")).isNull();
        assertThat(check(schemas.at(""), "{'a': 1}")).isNotNull();
    }

    @Test
    void whatIsNotThereCannotBeUsed() {
        assertThatThrownBy(() -> schemas(COMPONENTS, Rules.SCHEMA).at("/components/schemas/None"))
                .isInstanceOf(UnusableSchemaException.class)
                .hasMessageContaining("/components/schemas/None");
        assertThatThrownBy(() ->
                        check(schemas("{\"pattern\": \"(\"}", Rules.SCHEMA).at(""), "'x'"))
                .isInstanceOf(UnusableSchemaException.class);
    }

    private static MessageValidator pet() {
        return schemas(COMPONENTS, Rules.SCHEMA).at("/components/schemas/Pet");
    }

    private static JsonSchemas schemas(String json, Rules rules) {
        return new JsonSchemas(JsonMapper.shared().readTree(json), rules);
    }

    private static @org.jspecify.annotations.Nullable Fault check(MessageValidator validator, String message) {
        return validator.check(message.replace('\'', '"'));
    }
}
