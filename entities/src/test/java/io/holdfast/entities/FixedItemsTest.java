package io.holdfast.entities;

import static io.holdfast.entities.Fixture.etag;
import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Items that every service has without anybody having made them. */
class FixedItemsTest {

    private static final String TEMPLATE = "templates/newDeveloperNotificationMessage";

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

    static Stream<ResourceType> types() {
        return Catalog.load().types().stream()
                .filter(type -> !type.items().isEmpty() && type.parent().isEmpty());
    }

    private static JsonNode properties(String path) {
        return fixture.get(path).path("properties");
    }

    @ParameterizedTest
    @MethodSource("types")
    void areThereWithoutBeingStored(ResourceType type) {
        JsonNode list = fixture.get(type.segment());
        assertThat(list.path("value")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(type.items().keySet());
        for (String name : type.items().keySet()) {
            ArmResponse read = fixture.call("GET", type.segment() + "/" + name.toUpperCase(java.util.Locale.ROOT), "");
            assertThat(json(read).path("id").asString()).isEqualTo(Fixture.SERVICE + "/" + type.segment() + "/" + name);
            assertThat(etag(read)).isEqualTo(etag(fixture.call("GET", type.segment() + "/" + name, "")));
        }
        assertThat(fixture.configuration().types()).isEmpty();
    }

    @Test
    void areListedWithoutRegardToCaseAmongThoseThatAreStored() {
        fixture.patch(TEMPLATE, "{\"subject\":\"S\"}");
        fixture.call("PUT", "portalconfigs/another", "{}", "If-Match", "*");
        fixture.call("PUT", "portalconfigs/zone", "{}", "If-Match", "*");
        assertThat(fixture.get("portalconfigs")
                        .path("value")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .containsExactly("another", "default", "zone");
        assertThat(fixture.get("templates?$filter=startswith(name,'new')")
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        JsonNode page = fixture.get("templates?$top=2&$skip=12");
        assertThat(page.path("count").asInt()).isEqualTo(14);
        assertThat(page.path("value").size()).isEqualTo(2);
        assertThat(page.has("nextLink")).isFalse();
        assertThat(fixture.get("templates?$top=2").path("nextLink").asString()).endsWith("%24skip=2");
    }

    @Test
    void aTemplateIsChangedAndReset() {
        JsonNode standard = fixture.get(TEMPLATE);
        assertThat(standard.at("/properties/isDefault").asBoolean()).isTrue();
        assertThat(standard.at("/properties/body").asString()).contains("$DevUsername");

        String before = etag(fixture.call("GET", TEMPLATE, ""));
        ArmResponse changed = fixture.put(TEMPLATE, "{\"subject\":\"Hi\",\"isDefault\":true}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(json(changed).at("/properties/isDefault").asBoolean()).isFalse();
        assertThat(json(changed).at("/properties/subject").asString()).isEqualTo("Hi");
        // What a PUT leaves out is as it is by default.
        assertThat(json(changed).at("/properties/body")).isEqualTo(standard.at("/properties/body"));
        Refusals.status(412, "PreconditionFailed", () -> fixture.call("PATCH", TEMPLATE, "{}", "If-Match", before));

        assertThat(fixture.delete(TEMPLATE).status()).isEqualTo(200);
        assertThat(fixture.delete(TEMPLATE).status()).isEqualTo(204);
        assertThat(fixture.get(TEMPLATE)).isEqualTo(standard);
        assertThat(etag(fixture.call("GET", TEMPLATE, ""))).isEqualTo(before);
        Refusals.validation("body", () -> fixture.put(TEMPLATE, "{\"body\":\"\"}"));
        Refusals.validation("name", () -> fixture.put("templates/other", "{}"));
    }

    @Test
    void aWriteThatChangesNothingStoresNothing() {
        assertThat(fixture.put(TEMPLATE, "{}").status()).isEqualTo(200);
        fixture.patch("portalsettings/signin", "{\"enabled\":false}");
        fixture.call("PUT", "notifications/BCC", "");
        assertThat(fixture.configuration().types()).isEmpty();
    }

    @Test
    void eachPortalSettingHasItsOwnMembers() {
        assertThat(properties("portalsettings/signin").toString()).isEqualTo("{\"enabled\":false}");
        assertThat(fixture.patch("portalsettings/signin", "{\"enabled\":true,\"url\":\"https://x.example\"}")
                        .status())
                .isEqualTo(204);
        assertThat(properties("portalsettings/signin").toString()).isEqualTo("{\"enabled\":true}");
        assertThat(properties("portalsettings/delegation").propertyNames())
                .containsExactly("url", "subscriptions", "userRegistration");
        Refusals.status(404, "ResourceNotFound", () -> fixture.call("POST", "portalsettings/signin/listSecrets", ""));
    }

    @Test
    void theKeyOfADelegationIsASecret() {
        String body = "{\"properties\":{\"url\":\"https://d.example\",\"validationKey\":\"c2VjcmV0\"}}";
        ArmResponse written = fixture.call("PUT", "portalsettings/delegation", body);
        assertThat(written.status()).isEqualTo(200);
        assertThat(json(written).toString()).doesNotContain("c2VjcmV0");
        assertThat(fixture.get("portalsettings").toString())
                .doesNotContain("c2VjcmV0")
                .doesNotContain("validationKey");
        assertThat(json(fixture.call("POST", "portalsettings/delegation/listSecrets", ""))
                        .toString())
                .isEqualTo("{\"validationKey\":\"c2VjcmV0\"}");
        Refusals.validation(
                "validationKey", () -> fixture.patch("portalsettings/delegation", "{\"validationKey\":\"no base64\"}"));
    }

    @Test
    void settingsForThePortalFollowFromTheOthers() {
        String before = fixture.call("GET", "settings/public", "").headers().get("ETag");
        assertThat(before).matches("\"[A-Za-z0-9+/]+=\"");
        assertThat(fixture.call("GET", "settings/public", "").headers().get("ETag"))
                .isEqualTo(before);
        fixture.patch("portalsettings/signup", "{\"termsOfService\":{\"enabled\":true,\"text\":\"T\"}}");
        JsonNode settings = fixture.get("settings/public").at("/properties/settings");
        assertThat(settings.path("CustomPortalSettings.UserRegistrationTermsEnabled")
                        .asString())
                .isEqualTo("True");
        assertThat(settings.path("CustomPortalSettings.UserRegistrationTerms").asString())
                .isEqualTo("T");
        assertThat(settings.path("CustomPortalSettings.DelegationEnabled").asString())
                .isEqualTo("False");
        assertThat(fixture.call("GET", "settings/public", "").headers().get("ETag"))
                .isNotEqualTo(before);
        assertThat(fixture.get("settings").at("/value/0/name").asString()).isEqualTo("public");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("settings/private"));
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.put("settings/public", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access", "gitAccess"})
    void keysOfDirectAccessAreMadeWhenTheyAreFirstWanted(String name) {
        String path = "tenant/" + name;
        JsonNode first = json(fixture.call("POST", path + "/listSecrets", ""));
        assertThat(first.propertyNames()).containsExactly("id", "principalId", "enabled", "primaryKey", "secondaryKey");
        assertThat(first.path("primaryKey").asString())
                .hasSize(88)
                .isNotEqualTo(first.path("secondaryKey").asString());
        assertThat(json(fixture.call("POST", path + "/listSecrets", ""))).isEqualTo(first);
        String shown = fixture.get(path).toString() + fixture.get("tenant");
        assertThat(shown)
                .doesNotContain("Key")
                .doesNotContain(first.path("primaryKey").asString());

        fixture.patch(path, "{\"enabled\":true}");
        assertThat(fixture.call("POST", path + "/regeneratePrimaryKey", "").status())
                .isEqualTo(204);
        assertThat(fixture.call("POST", path + "/git/regenerateSecondaryKey", "")
                        .status())
                .isEqualTo(204);
        JsonNode second = json(fixture.call("POST", path + "/listSecrets", ""));
        assertThat(second.path("enabled").asBoolean()).isTrue();
        for (String key : new String[] {"primaryKey", "secondaryKey"}) {
            assertThat(second.path(key).asString())
                    .hasSize(88)
                    .isNotEqualTo(first.path(key).asString());
        }
        Refusals.validation("If-Match", () -> fixture.put(path, "{\"enabled\":false}"));
        Refusals.validation(
                "secondaryKey",
                () -> fixture.call(
                        "PUT",
                        path,
                        "{\"properties\":{\"primaryKey\":\"k\",\"secondaryKey\":\"k\"}}",
                        "If-Match",
                        "*"));
    }

    @Test
    void configurationInGitIsRefusedInWords() {
        for (String action : new String[] {"deploy", "save", "validate"}) {
            var refusal = Refusals.of(() ->
                    fixture.call("POST", "tenant/configuration/" + action, "{\"properties\":{\"branch\":\"master\"}}"));
            assertThat(refusal.code()).isEqualTo("NotSupported");
            assertThat(refusal.text())
                    .contains("'" + action + "' is not supported")
                    .contains("Use backup and restore");
        }
        assertThat(properties("tenant/configuration/syncState")
                        .path("isGitEnabled")
                        .isBoolean())
                .isTrue();
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.call("POST", "tenant/configuration/syncState", ""));
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("tenant/configuration"));
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("tenant/operationResults/1"));
    }

    @Test
    void recipientsAreThereOrNot() {
        String mail = "notifications/bcc/recipientEmails/Ada+Api@Contoso.example";
        String user = "notifications/BCC/recipientUsers/ada";
        fixture.put("users/ada", "{\"firstName\":\"A\",\"lastName\":\"L\",\"email\":\"ada@contoso.example\"}");
        Refusals.status(404, "ResourceNotFound", () -> fixture.call("HEAD", mail, ""));
        assertThat(json(fixture.call("PUT", mail.replace("+", "%2B"), ""))
                        .at("/properties/email")
                        .asString())
                .isEqualTo("Ada+Api@Contoso.example");
        assertThat(json(fixture.call("PUT", user, "")).at("/properties/userId").asString())
                .isEqualTo(Fixture.SERVICE + "/users/ada");
        assertThat(fixture.call("HEAD", user, "").status()).isEqualTo(204);
        assertThat(fixture.get("notifications/BCC").at("/properties/recipients").toString())
                .isEqualTo(
                        "{\"emails\":[\"Ada+Api@Contoso.example\"],\"users\":[\"" + Fixture.SERVICE + "/users/ada\"]}");
        Refusals.status(404, "ResourceNotFound", () -> fixture.put("notifications/BCC/recipientUsers/bob", "{}"));
        Refusals.status(404, "ResourceNotFound", () -> fixture.put("notifications/none/recipientUsers/ada", "{}"));

        fixture.delete("users/ada");
        assertThat(fixture.get("notifications/BCC/recipientUsers").path("count").asInt())
                .isZero();
        assertThat(fixture.get("notifications/BCC/recipientEmails")
                        .path("count")
                        .asInt())
                .isOne();
    }
}
