package io.holdfast.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmException;
import io.holdfast.model.ResourceKey;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class PoliciesTest {

    private static final String API = "apis/echo-api/policies/policy";

    private static final String RAW = "<policies><inbound><set-header name=\"a\" exists-action=\"override\">"
            + "<value>@(context.Request.Method == \"GET\" && 1 < 2 ? \"x\" : \"y\")</value></set-header></inbound></policies>";

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @BeforeEach
    void renew() {
        fixture.renew().withDefaultContent();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void storesTheRawSpellingAndShowsBoth() {
        put(API, RAW, "rawxml");
        var stored = fixture.configuration()
                .get(new ResourceKey("apis/policies", "echo-api", "policy"))
                .orElseThrow();
        assertThat(JsonMapper.shared().readTree(stored.document()))
                .isEqualTo(JsonMapper.shared()
                        .createObjectNode()
                        .put("format", "rawxml")
                        .put("value", RAW));
        assertThat(value(API + "?format=rawxml")).isEqualTo(RAW);
        String escaped = value(API);
        assertThat(escaped).contains("&lt; 2").contains("&amp;&amp;");
        assertThat(fixture.get(API).path("properties").path("format").asString())
                .isEqualTo("xml");
        put(API, escaped, "xml");
        assertThat(value(API + "?format=rawxml")).isEqualTo(RAW);
        Refusals.validation("format", () -> fixture.get(API + "?format=json"));
    }

    @Test
    void refusesWhatTheLanguageDoesNotKnowWithLineAndColumn() {
        ArmException refusal = Refusals.of(() ->
                put(API, "<policies>\n    <inbound>\n        <set-hader />\n" + "    </inbound>\n</policies>", "xml"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("ValidationError");
        assertThat(refusal.details()).isNotEmpty();
        assertThat(refusal.details().getFirst().message())
                .startsWith("Error in element '")
                .contains("on line 3, column 10: ");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get(API));
        Refusals.of(() -> put(API, "<policies><inbound></policies>", "xml"));
    }

    @Test
    void knowsWhatADocumentRefersTo() {
        String document = "<policies><inbound><set-header name=\"a\" exists-action=\"override\"><value>{{host}}</value>"
                + "</set-header></inbound></policies>";
        assertThat(Refusals.of(() -> put(API, document, "xml"))
                        .details()
                        .getFirst()
                        .message())
                .contains("Cannot find a property 'host'");
        fixture.put("namedValues/n", "{\"displayName\":\"host\",\"value\":\"v\"}");
        put(API, document, "xml");
        assertThat(Refusals.validation("displayName", () -> fixture.delete("namedValues/n")))
                .contains(API);
        fixture.patch("namedValues/n", "{\"displayName\":\"server\"}");
        assertThat(value(API)).contains("{{server}}");
    }

    @Test
    void keepsABackendThatAPolicyUses() {
        fixture.put("backends/b", "{\"url\":\"https://b.example\",\"protocol\":\"http\"}");
        var policy = JsonMapper.shared().createObjectNode().put("format", "rawxml");
        policy.put("value", "<policies><inbound><set-backend-service backend-id=\"b\" /></inbound></policies>");
        fixture.configuration()
                .write(transaction -> transaction.put(
                        new ResourceKey("apis/policies", "echo-api", "policy"), API, Documents.bytes(policy), null));
        assertThat(Refusals.validation("backendId", () -> fixture.delete("backends/b")))
                .contains(API);
        fixture.delete(API);
        assertThat(fixture.delete("backends/b").status()).isEqualTo(200);
    }

    @Test
    void standsAtFourScopes() {
        for (String path : new String[] {
            "policies/policy",
            "products/starter/policies/policy",
            API,
            "apis/echo-api/operations/retrieve-resource/policies/policy"
        }) {
            put(path, "<policies><inbound><base /></inbound></policies>", "xml");
            assertThat(fixture.get(path.substring(0, path.lastIndexOf('/')))
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
        }
        Refusals.validation("name", () -> put("policies/other", "<policies />", "xml"));
    }

    @Test
    void boundsADocument() {
        String large = "<policies><!--" + "\u00e4".repeat(150_000) + "--></policies>";
        Refusals.validation("value", () -> put(API, large, "xml"));
    }

    private static void put(String path, String value, String format) {
        fixture.put(
                path,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("value", value)
                        .put("format", format)
                        .toString());
    }

    private static String value(String path) {
        return fixture.get(path).path("properties").path("value").asString();
    }
}
