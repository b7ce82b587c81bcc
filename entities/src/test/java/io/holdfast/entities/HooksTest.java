package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class HooksTest {

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
    void makesSubscriptionKeysAndShowsThemOnlyWhenAsked() {
        ArmResponse created = fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/products/starter\"}");
        assertThat(json(created).path("properties").path("state").asString()).isEqualTo("active");
        assertThat(json(created).path("properties").path("createdDate").asString())
                .isEqualTo("2026-01-31T12:00:00Z");
        ObjectNode keys = json(fixture.call("POST", "subscriptions/s/listSecrets", ""));
        assertThat(keys.propertyNames()).containsExactly("primaryKey", "secondaryKey");
        assertThat(keys.path("primaryKey").asString()).matches("[0-9a-f]{32}");
        assertThat(json(created).path("properties").path("primaryKey")).isEqualTo(keys.path("primaryKey"));
        assertThat(json(created).path("properties").path("secondaryKey")).isEqualTo(keys.path("secondaryKey"));
        assertThat(fixture.get("subscriptions/s").toString())
                .doesNotContain(keys.path("primaryKey").asString());
        assertThat(document("subscriptions", "s"))
                .doesNotContain(keys.path("primaryKey").asString());

        assertThat(fixture.call("POST", "subscriptions/s/regeneratePrimaryKey", "")
                        .status())
                .isEqualTo(204);
        ObjectNode later = json(fixture.call("POST", "subscriptions/s/listSecrets", ""));
        assertThat(later.path("primaryKey")).isNotEqualTo(keys.path("primaryKey"));
        assertThat(later.path("secondaryKey")).isEqualTo(keys.path("secondaryKey"));
    }

    @Test
    void keepsKeysOverAPutOfWhatWasRead() {
        fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/apis\",\"primaryKey\":\"one\"}");
        ObjectNode read = fixture.get("subscriptions/s");
        fixture.call("PUT", "subscriptions/s", read.toString());
        fixture.patch("subscriptions/s", "{\"state\":\"suspended\"}");
        assertThat(json(fixture.call("POST", "subscriptions/s/listSecrets", ""))
                        .path("primaryKey")
                        .asString())
                .isEqualTo("one");
    }

    @Test
    void refusesAKeyThatAnotherSubscriptionHas() {
        fixture.put("subscriptions/a", "{\"displayName\":\"A\",\"scope\":\"/apis\",\"primaryKey\":\"one\"}");
        String refusal = Refusals.validation(
                "secondaryKey",
                () -> fixture.put(
                        "subscriptions/b", "{\"displayName\":\"B\",\"scope\":\"/apis\",\"secondaryKey\":\"one\"}"));
        assertThat(refusal).doesNotContain("one");
        Refusals.validation(
                "secondaryKey",
                () -> fixture.put(
                        "subscriptions/b",
                        "{\"displayName\":\"B\",\"scope\":\"/apis\",\"primaryKey\":\"x\",\"secondaryKey\":\"x\"}"));
        fixture.delete("subscriptions/a");
        assertThat(fixture.put("subscriptions/b", "{\"displayName\":\"B\",\"scope\":\"/apis\",\"primaryKey\":\"one\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void storesReferencesRelativeAndShowsFullIds() {
        fixture.put(
                "subscriptions/s",
                "{\"displayName\":\"S\",\"scope\":\""
                        + Fixture.SERVICE.toString().toUpperCase(java.util.Locale.ROOT)
                        + "/products/STARTER\",\"ownerId\":\"users/1\"}");
        assertThat(document("subscriptions", "s"))
                .contains("\"/products/starter\"")
                .contains("\"/users/1\"");
        ObjectNode properties = (ObjectNode) fixture.get("subscriptions/s").path("properties");
        assertThat(properties.path("scope").asString()).isEqualTo(Fixture.SERVICE + "/products/starter");
        assertThat(properties.path("ownerId").asString()).isEqualTo(Fixture.SERVICE + "/users/1");
        assertThat(Refusals.validation(
                        "scope",
                        () -> fixture.put("subscriptions/t", "{\"displayName\":\"T\",\"scope\":\"/products/none\"}")))
                .contains("/products/{id}")
                .contains("'/products/none'");
        Refusals.validation("scope", () -> fixture.put("subscriptions/t", "{\"displayName\":\"T\",\"scope\":\"/\"}"));
        Refusals.validation(
                "scope", () -> fixture.put("subscriptions/t", "{\"displayName\":\"T\",\"scope\":\"/users/1\"}"));
    }

    @Test
    void deletesAProductWithSubscriptionsOnlyWhenTold() {
        fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/products/starter\"}");
        assertThat(Refusals.validation("scope", () -> fixture.delete("products/starter")))
                .contains("deleteSubscriptions=true");
        assertThat(fixture.delete("products/starter?deleteSubscriptions=true").status())
                .isEqualTo(200);
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("subscriptions/s"));
    }

    @Test
    void keepsPasswordsAsHashesOnly() {
        String user = "{\"firstName\":\"A\",\"lastName\":\"B\",\"email\":\"a@b.example\",\"password\":\"s3cret!\"}";
        ArmResponse created = fixture.put("users/ada", user);
        assertThat(new String(created.body(), StandardCharsets.UTF_8))
                .doesNotContain("password")
                .doesNotContain("s3cret");
        assertThat(document("users", "ada")).doesNotContain("pbkdf2").doesNotContain("s3cret");
        assertThat(secrets("users", "ada")).contains("$pbkdf2-sha512$i=").doesNotContain("s3cret");
        assertThat(json(created).path("properties").path("state").asString()).isEqualTo("active");
        assertThat(fixture.get("users/ada/groups")
                        .path("value")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("developers");
        Refusals.validation("email", () -> fixture.put("users/eve", user.replace("a@b", "A@B")));
        Refusals.status(400, "InvalidOperation", () -> fixture.delete("users/1"));
    }

    @Test
    void guardsBuiltInGroups() {
        Refusals.status(400, "InvalidOperation", () -> fixture.delete("groups/administrators"));
        Refusals.status(400, "InvalidOperation", () -> fixture.patch("groups/guests", "{\"displayName\":\"G\"}"));
        Refusals.validation("type", () -> fixture.put("groups/g", "{\"displayName\":\"G\",\"type\":\"system\"}"));
        assertThat(fixture.get("groups/developers")
                        .path("properties")
                        .path("builtIn")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void hidesSecretNamedValues() {
        ArmResponse created = fixture.put("namedValues/n", "{\"displayName\":\"n\",\"value\":\"v1\",\"secret\":true}");
        assertThat(json(created).path("properties").has("value")).isFalse();
        assertThat(document("namedValues", "n")).doesNotContain("v1");
        assertThat(json(fixture.call("POST", "namedValues/n/listValue", ""))
                        .path("value")
                        .asString())
                .isEqualTo("v1");
        Refusals.validation("value", () -> fixture.patch("namedValues/n", "{\"secret\":false}"));
        fixture.patch("namedValues/n", "{\"secret\":false,\"value\":\"v2\"}");
        assertThat(fixture.get("namedValues/n").path("properties").path("value").asString())
                .isEqualTo("v2");
        Refusals.validation(
                "displayName", () -> fixture.put("namedValues/m", "{\"displayName\":\"n\",\"value\":\"x\"}"));
        assertThat(Refusals.validation("value", () -> fixture.put("namedValues/m", "{\"displayName\":\"m\"}")))
                .startsWith("value is required");
        Refusals.validation("value", () -> fixture.put("namedValues/m", "{\"displayName\":\"m\",\"value\":\"  \"}"));
        assertThat(Refusals.of(() -> fixture.get("namedValues/none")).text()).isEqualTo("Property not found.");
    }

    @Test
    void keepsOnlyOneApiAtAPathAndVersion() {
        assertThat(Refusals.validation(
                        "path", () -> fixture.put("apis/b", "{\"displayName\":\"B\",\"path\":\"/Echo/\"}")))
                .contains("echo-api");
        fixture.put("apiVersionSets/v", "{\"displayName\":\"V\",\"versioningScheme\":\"Segment\"}");
        Refusals.validation(
                "apiVersionSetId",
                () -> fixture.put("apis/b", "{\"displayName\":\"B\",\"path\":\"echo\",\"apiVersion\":\"v2\"}"));
        ArmResponse version = fixture.put(
                "apis/b",
                "{\"displayName\":\"B\",\"path\":\"echo\",\"apiVersion\":\"v2\",\"apiVersionSetId\":\"/apiVersionSets/v\"}");
        assertThat(version.status()).isEqualTo(201);
        assertThat(json(version).path("properties").path("apiVersionSetId").asString())
                .isEqualTo(Fixture.SERVICE + "/apiVersionSets/v");
        Refusals.validation("apiVersionSetId", () -> fixture.delete("apiVersionSets/v"));
        Refusals.validation(
                "versionHeaderName",
                () -> fixture.put("apiVersionSets/w", "{\"displayName\":\"W\",\"versioningScheme\":\"Header\"}"));
        Refusals.validation("serviceUrl", () -> fixture.patch("apis/b", "{\"serviceUrl\":\"backend\"}"));
    }

    @Test
    void namesTheCurrentRevisionInTwoWays() {
        assertThat(fixture.get("apis/echo-api;rev=1").path("name").asString()).isEqualTo("echo-api");
        assertThat(fixture.get("apis/echo-api;rev=1/operations").path("count").asInt())
                .isEqualTo(6);
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("apis/echo-api;rev=2"));
        Refusals.validation("apiRevision", () -> fixture.put("apis/echo-api;rev=", "{}"));
        fixture.put("apis/new;rev=3", "{\"displayName\":\"N\",\"path\":\"n\"}");
        assertThat(fixture.get("apis/new")
                        .path("properties")
                        .path("apiRevision")
                        .asString())
                .isEqualTo("3");
    }

    @Test
    void declaresTheParametersOfATemplate() {
        ObjectNode operation = json(fixture.put(
                "apis/echo-api/operations/o",
                "{\"displayName\":\"O\",\"method\":\"GET\",\"urlTemplate\":\"/a/{id}?q={q}\","
                        + "\"templateParameters\":[{\"name\":\"q\",\"type\":\"number\"}]}"));
        assertThat(operation.path("properties").path("templateParameters").toString())
                .isEqualTo("[{\"name\":\"q\",\"type\":\"number\"},"
                        + "{\"name\":\"id\",\"type\":\"string\",\"required\":true}]");
        Refusals.validation("urlTemplate", () -> operation("p", "GET", "/a/{id}?q={q}"));
        for (String template : List.of("a", "/{", "/{}", "/{a}/{a}")) {
            Refusals.validation("urlTemplate", () -> operation("p", "GET", template));
        }
        assertThat(operation("p", "POST", "/a/{id}?q={q}").status()).isEqualTo(201);
    }

    @Test
    void keepsProxyPasswordsOfBackendsApart() {
        fixture.put(
                "backends/b",
                "{\"url\":\"https://b.example\",\"protocol\":\"http\","
                        + "\"proxy\":{\"url\":\"http://p.example\",\"username\":\"u\",\"password\":\"s3cret\"}}");
        assertThat(fixture.get("backends/b").toString())
                .doesNotContain("s3cret")
                .contains("\"username\":\"u\"");
        fixture.patch("backends/b", "{\"title\":\"B\"}");
        assertThat(secrets("backends", "b")).contains("s3cret");
        assertThat(document("backends", "b")).doesNotContain("s3cret");
    }

    private ArmResponse operation(String name, String method, String template) {
        return fixture.put(
                "apis/echo-api/operations/" + name,
                "{\"displayName\":\"O\",\"method\":\"" + method + "\",\"urlTemplate\":\"" + template + "\"}");
    }

    private String document(String type, String name) {
        var resource =
                fixture.configuration().get(new ResourceKey(type, "", name)).orElseThrow();
        return new String(resource.document(), StandardCharsets.UTF_8);
    }

    private String secrets(String type, String name) {
        var resource =
                fixture.configuration().get(new ResourceKey(type, "", name)).orElseThrow();
        return new String(resource.secrets(), StandardCharsets.UTF_8);
    }
}
