package io.holdfast.entities.hooks.apis;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.entities.Fixture;
import io.holdfast.entities.Refusals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExportTest {

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
        put("pets", "openapi+json", ImportTest.PETS);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    /** What is exported and imported again gives the same operations. */
    @ParameterizedTest
    @CsvSource({"openapi%2Bjson,openapi+json", "openapi,openapi", "swagger-json,swagger-json"})
    void comesBack(String format, String importFormat) {
        ObjectNode exported = fixture.get("apis/pets?export=true&format=" + format);
        assertThat(exported.path("format").asString()).isEqualTo(importFormat);
        assertThat(exported.path("id").asString()).isEqualTo(Fixture.SERVICE + "/apis/pets");
        JsonNode value = exported.path("value");
        put("again", importFormat, value.isString() ? value.asString() : value.toString());
        for (String name : new String[] {"list-pets", "post-pets", "remove"}) {
            JsonNode before = fixture.get("apis/pets/operations/" + name).path("properties");
            JsonNode after = fixture.get("apis/again/operations/" + name).path("properties");
            for (String member : new String[] {"displayName", "method", "urlTemplate", "templateParameters"}) {
                assertThat(after.path(member)).as(name + " " + member).isEqualTo(before.path(member));
            }
        }
        assertThat(fixture.get("apis/again")
                        .path("properties")
                        .path("serviceUrl")
                        .asString())
                .isEqualTo("https://eu.pets.example/v1");
    }

    /** What OpenAPI 2 and 3 write differently is written as each wants it, whichever the types came from. */
    @ParameterizedTest
    @CsvSource({
        "openapi%2Bjson, openapi+json, /components/schemas/Pet, /requestBody/content/application~1json/schema/$ref,"
                + " #/components/schemas/Pet",
        "swagger-json, swagger-json, /definitions/Pet, /parameters/1/schema/$ref, #/definitions/Pet"
    })
    void holdsTheTypes(String format, String importFormat, String type, String reference, String target) {
        JsonNode value = fixture.get("apis/pets?export=true&format=" + format).path("value");
        assertThat(value.at(type).toString()).isEqualTo("{\"type\":\"object\"}");
        assertThat(value.at("/paths/~1pets/post" + reference).asString()).isEqualTo(target);
        put("again", importFormat, value.toString());
        JsonNode other = fixture.get("apis/again?export=true&format=" + format).path("value");
        assertThat(other.at(type)).isEqualTo(value.at(type));
        assertThat(other.at("/paths/~1pets/post" + reference).asString()).isEqualTo(target);
    }

    @Test
    void typesOfTheNewerKindMakeADescriptionOfThatKind() {
        put(
                "newer",
                "openapi+json",
                ImportTest.PETS
                        .replace("3.0.3", "3.1.0")
                        .replace("{\"Pet\": {\"type\": \"object\"}}", "{\"Pet\": {\"type\": [\"object\", \"null\"]}}"));
        JsonNode value =
                fixture.get("apis/newer?export=true&format=openapi%2Bjson").path("value");
        assertThat(value.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(value.at("/components/schemas/Pet/type").toString()).isEqualTo("[\"object\",\"null\"]");
    }

    @Test
    void linksHoldTheDescription() {
        ObjectNode exported = fixture.get("apis/pets?export=true&format=openapi%2Bjson-link");
        String link = exported.path("value").path("link").asString();
        assertThat(link).startsWith("data:application/json;base64,");
        String text =
                new String(Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1)), StandardCharsets.UTF_8);
        assertThat(JsonMapper.shared().readTree(text).path("info").path("title").asString())
                .isEqualTo("Pets");
    }

    @Test
    void namesTheFormatsItKnows() {
        assertThat(Refusals.validation("format", () -> fixture.get("apis/pets?export=true&format=raml")))
                .contains("openapi+json")
                .contains("wsdl-link");
    }

    private static void put(String name, String format, String value) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("path", name)
                .put("format", format)
                .put("value", value);
        fixture.put("apis/" + name, body.toString());
    }
}
