package io.holdfast.entities.hooks.apis;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Fixture;
import io.holdfast.entities.Refusals;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ImportTest {

    static final String PETS = """
            {"openapi": "3.0.3",
             "info": {"title": "Pets", "description": "All pets.", "version": "7", "contact": {"name": "Vet"}},
             "servers": [{"url": "https://{region}.pets.example/v1/", "variables": {"region": {"default": "eu"}}}],
             "paths": {
               "/pets": {
                 "parameters": [{"$ref": "#/components/parameters/trace"}],
                 "get": {"operationId": "list pets", "summary": "List", "parameters": [
                     {"name": "kind", "in": "query", "required": true, "schema": {"type": "string", "enum": ["cat", "dog"]}},
                     {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 10}}],
                   "responses": {"200": {"description": "OK", "content": {"application/json":
                     {"example": [{"name": "Tom"}]}}}, "default": {"description": "Error"}}},
                 "post": {"requestBody": {"$ref": "#/components/requestBodies/pet"},
                   "responses": {"201": {"$ref": "#/components/responses/created"}}}},
               "/pets/{id}": {"delete": {"operationId": "remove", "responses": {"204": {"description": "Gone"}}}}},
             "components": {
               "parameters": {"trace": {"name": "x-trace", "in": "header", "schema": {"type": "string"}}},
               "requestBodies": {"pet": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}}},
               "responses": {"created": {"description": "Created"}},
               "schemas": {"Pet": {"type": "object"}}}}""";

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void takesWhatTheDescriptionSays() {
        ObjectNode api = (ObjectNode) put("pets", "openapi+json", PETS).path("properties");
        assertThat(api.path("displayName").asString()).isEqualTo("Pets");
        assertThat(api.path("description").asString()).isEqualTo("All pets.");
        assertThat(api.path("serviceUrl").asString()).isEqualTo("https://eu.pets.example/v1");
        assertThat(api.path("protocols").toString()).isEqualTo("[\"https\"]");
        assertThat(api.path("contact").path("name").asString()).isEqualTo("Vet");
        assertThat(api.has("value")).isFalse();
        assertThat(api.has("format")).isFalse();

        ObjectNode list = properties("list-pets");
        assertThat(list.path("displayName").asString()).isEqualTo("List");
        assertThat(list.path("method").asString()).isEqualTo("GET");
        assertThat(list.path("urlTemplate").asString()).isEqualTo("/pets?kind={kind}");
        assertThat(list.path("templateParameters").toString())
                .isEqualTo("[{\"name\":\"kind\",\"type\":\"string\",\"required\":true,\"values\":[\"cat\",\"dog\"]}]");
        assertThat(list.path("request")
                        .path("queryParameters")
                        .get(0)
                        .path("defaultValue")
                        .asString())
                .isEqualTo("10");
        assertThat(list.path("request").path("headers").get(0).path("name").asString())
                .isEqualTo("x-trace");
        assertThat(list.path("responses").toString())
                .isEqualTo(
                        "[{\"statusCode\":200,\"description\":\"OK\",\"representations\":"
                                + "[{\"contentType\":\"application/json\",\"examples\":{\"default\":{\"value\":[{\"name\":\"Tom\"}]}}}]}]");
        ObjectNode post = properties("post-pets");
        assertThat(post.path("request")
                        .path("representations")
                        .get(0)
                        .path("contentType")
                        .asString())
                .isEqualTo("application/json");
        assertThat(post.path("responses").get(0).path("statusCode").asInt()).isEqualTo(201);
        assertThat(properties("remove")
                        .path("templateParameters")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("id");
    }

    @Test
    void keepsTheTypesAsASchemaThatOperationsName() {
        String inline = PETS.replace("{\"example\": [", "{\"schema\": {\"type\": \"array\"}, \"example\": [");
        put("pets", "openapi+json", inline);
        JsonNode schema = fixture.get("apis/pets/schemas/description").path("properties");
        assertThat(schema.path("contentType").asString()).isEqualTo("application/vnd.oai.openapi.components+json");
        assertThat(schema.at("/document/components/schemas").toString())
                .isEqualTo("{\"Pet\":{\"type\":\"object\"},\"list-pets-200-application-json\":{\"type\":\"array\"}}");
        assertThat(schema.at("/document/components").has("parameters")).isTrue();
        assertThat(properties("post-pets")
                        .path("request")
                        .path("representations")
                        .toString())
                .isEqualTo(
                        "[{\"contentType\":\"application/json\",\"schemaId\":\"description\",\"typeName\":\"Pet\"}]");

        put(
                "pets",
                "openapi+json",
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"P\",\"version\":\"1\"},\"paths\":{}}");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("apis/pets/schemas/description"));
    }

    @Test
    void keepsTheTypesOfSwagger2AsDefinitions() {
        put("pets", "swagger-json", """
                {"swagger": "2.0", "info": {"title": "Old", "version": "1"},
                 "paths": {"/a": {"get": {"responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/A"}}}}}},
                 "definitions": {"A": {"type": "object", "discriminator": "kind",
                   "properties": {"b": {"$ref": "#/definitions/B"}, "kind": {"type": "string"}}}, "B": {"type": "string"}}}""");
        JsonNode schema = fixture.get("apis/pets/schemas/description").path("properties");
        assertThat(schema.path("contentType").asString())
                .isEqualTo("application/vnd.ms-azure-apim.swagger.definitions+json");
        JsonNode type = schema.at("/document/definitions/A");
        assertThat(type.at("/properties/b/$ref").asString()).isEqualTo("#/definitions/B");
        assertThat(type.path("discriminator").asString()).isEqualTo("kind");
    }

    @Test
    void prefersWhatTheCallerSays() {
        ObjectNode body = body("openapi+json", PETS);
        body.put("displayName", "Mine")
                .put("serviceUrl", "http://mine.example")
                .put("translateRequiredQueryParameters", "query");
        ObjectNode api = json(fixture.put("apis/pets", body.toString()));
        assertThat(api.path("properties").path("displayName").asString()).isEqualTo("Mine");
        assertThat(api.path("properties").path("serviceUrl").asString()).isEqualTo("http://mine.example");
        assertThat(properties("list-pets").path("urlTemplate").asString()).isEqualTo("/pets");
    }

    @Test
    void readsSwagger2() {
        ObjectNode api = put("pets", "swagger-json", """
                {"swagger": "2.0", "info": {"title": "Old", "version": "1"}, "host": "old.example", "basePath": "/api",
                 "schemes": ["http", "https"], "paths": {"/a/{id}": {"get": {"operationId": "getA",
                   "parameters": [{"name": "id", "in": "path", "required": true, "type": "integer"},
                     {"name": "q", "in": "query", "type": "string"}],
                   "produces": ["application/json"],
                   "responses": {"200": {"description": "OK", "schema": {"type": "object"}}}}}}}""");
        assertThat(api.path("properties").path("serviceUrl").asString()).isEqualTo("http://old.example/api");
        assertThat(api.path("properties").path("protocols").toString()).isEqualTo("[\"http\",\"https\"]");
        ObjectNode operation = properties("getA");
        assertThat(operation.path("urlTemplate").asString()).isEqualTo("/a/{id}");
        assertThat(operation.path("templateParameters").get(0).path("type").asString())
                .isEqualTo("integer");
        assertThat(operation
                        .path("request")
                        .path("queryParameters")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("q");
    }

    @Test
    void readsOpenApi31() {
        put("pets", "openapi", """
                openapi: 3.1.0
                info: {title: New, version: "1", summary: Short}
                jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
                webhooks: {pet: {post: {responses: {"200": {description: OK}}}}}
                paths:
                  /a/{id}:
                    parameters:
                      - {name: id, in: path, required: true, schema: {type: [null, integer], exclusiveMinimum: 0}}
                    get:
                      operationId: getA
                      responses:
                        "200": {description: OK, content: {application/json: {schema: {const: 1}, example: {a: 1}}}}
                components: {pathItems: {unused: {get: {responses: {}}}}}
                """.replace("[null,", "['null',"));
        ObjectNode operation = properties("getA");
        assertThat(operation.path("templateParameters").get(0).path("type").asString())
                .isEqualTo("integer");
        assertThat(operation.path("responses").get(0).path("representations").toString())
                .isEqualTo(
                        "[{\"contentType\":\"application/json\",\"schemaId\":\"description\","
                                + "\"typeName\":\"getA-200-application-json\",\"examples\":{\"default\":{\"value\":{\"a\":1}}}}]");
        assertThat(fixture.get("apis/pets/operations").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void readsLargeYamlButNoneThatGrows() {
        String head = "openapi: 3.0.1\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {}}}}\n";
        put("pets", "openapi", head + "x-text: " + "x".repeat(4 * 1024 * 1024) + "\n");
        assertThat(fixture.get("apis/pets/operations").path("count").asInt()).isEqualTo(1);
        var bomb = new StringBuilder(head).append("x-a0: &a0 [a, b, c, d, e, f, g, h, i]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("x-a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "]\n");
        }
        assertThat(Refusals.validation("value", () -> put("bomb", "openapi", bomb.toString())))
                .contains("references");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi", "openapi+json", "swagger-json"})
    void importsAThousandOperationsAtOnce(String format) {
        ObjectNode description = large(format.equals("swagger-json"));
        put(
                "big",
                format,
                format.equals("openapi") ? new YAMLMapper().writeValueAsString(description) : description.toString());
        assertThat(fixture.configuration().count("apis/operations", "big")).isEqualTo(1000);

        ObjectNode taken = body(format, description.toString());
        taken.put("path", "other");
        fixture.put("apis/other", "{\"path\":\"taken\"}");
        taken.put("path", "taken");
        Refusals.validation("path", () -> fixture.put("apis/second", taken.toString()));
        assertThat(fixture.configuration().count("apis/operations", "second")).isZero();
    }

    @Test
    void keepsThePoliciesOfOperationsThatStay() {
        put("pets", "openapi+json", PETS);
        fixture.put("apis/pets/operations/remove/policies/policy", "{\"value\":\"<policies />\"}");
        fixture.put("apis/pets/operations/list-pets/policies/policy", "{\"value\":\"<policies />\"}");
        put("pets", "openapi+json", PETS.replace("list pets", "all"));
        assertThat(fixture.get("apis/pets/operations")
                        .path("value")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .containsExactly("list-pets", "post-pets", "remove");
        assertThat(fixture.get("apis/pets/operations/remove/policies")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.configuration().count("apis/operations/policies", null))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "{\"openapi\":\"3.0.0\"}",
                "[]",
                "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":"
                        + "{\"parameters\":[{\"$ref\":\"#/components/parameters/none\"}],\"responses\":{}}}}}",
                "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{\"/{a}/{a}\":{\"get\":"
                        + "{\"responses\":{}}}}}"
            })
    void refusesWhatItCannotRead(String description) {
        Refusals.validation("value", () -> put("pets", "openapi+json", description));
        assertThat(fixture.get("apis").path("count").asInt()).isZero();
    }

    @Test
    void namesTheFormatsItKnows() {
        assertThat(Refusals.validation("format", () -> put("pets", "odata", "<x/>")))
                .contains("odata")
                .contains("wsdl-link")
                .contains("openapi+json-link");
        Refusals.validation("value", () -> fixture.put("apis/a", "{\"path\":\"a\",\"format\":\"openapi\"}"));
    }

    static ObjectNode large(boolean swagger) {
        ObjectNode description = JsonMapper.shared().createObjectNode();
        description.put(swagger ? "swagger" : "openapi", swagger ? "2.0" : "3.0.1");
        description.putObject("info").put("title", "Big").put("version", "1");
        ObjectNode paths = description.putObject("paths");
        for (int i = 0; i < 1000; i++) {
            paths.putObject("/things" + i)
                    .putObject("get")
                    .putObject("responses")
                    .putObject("200")
                    .put("description", "OK");
        }
        return description;
    }

    private static ObjectNode put(String name, String format, String value) {
        return json(fixture.put(
                "apis/" + name, body(format, value).put("path", name).toString()));
    }

    private static ObjectNode body(String format, String value) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("path", "pets")
                .put("format", format)
                .put("value", value);
    }

    private static ObjectNode properties(String operation) {
        ObjectNode shown =
                (ObjectNode) fixture.get("apis/" + (operation.isEmpty() ? "" : "pets/operations/" + operation))
                        .path("properties");
        return shown;
    }
}
