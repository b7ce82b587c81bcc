package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The content of a developer portal, and what of a portal or of traffic there is not. */
class PortalTest {

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
        fixture.put("users/ada", "{\"firstName\":\"A\",\"lastName\":\"L\",\"email\":\"ada@contoso.example\"}");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void contentIsKeptAsItComesNullsAmongIt() {
        fixture.put("contentTypes/page", "{\"name\":\"Page\",\"schema\":{\"a\":null,\"properties\":{\"x\":{}}}}");
        String content = "{\"en_us\":{\"title\":\"Home\",\"nodes\":[{\"a\":null}],\"permalink\":null},\"z\":1.5}";
        ArmResponse written = fixture.put("contentTypes/page/contentItems/home", content);
        assertThat(new String(written.body(), StandardCharsets.UTF_8)).contains("\"properties\":" + content);
        assertThat(fixture.get("contentTypes/page/contentItems/home")).isEqualTo(json(written));
        assertThat(fixture.get("contentTypes/page").at("/properties/schema").toString())
                .isEqualTo("{\"a\":null,\"properties\":{\"x\":{}}}");

        fixture.delete("contentTypes/page");
        assertThat(fixture.configuration().types()).doesNotContain("contentTypes", "contentTypes/contentItems");
    }

    @Test
    void aPortalRevisionIsMadeAsynchronouslyAndOneIsCurrent() {
        ArmResponse accepted = fixture.put("portalRevisions/r1", "{\"description\":\"first\",\"isCurrent\":true}");
        assertThat(accepted.headers().get("Location"))
                .matches("https://localhost:8443" + Fixture.SERVICE
                        + "/portalRevisions/r1\\?api-version=2024-05-01&asyncId=[0-9a-f]{24}&asyncCode=201");
        ArmResponse end = Samples.end(fixture, accepted);
        assertThat(end.status()).isEqualTo(201);
        assertThat(end.headers()).containsKey("ETag");
        assertThat(json(end).at("/properties/status").asString()).isEqualTo("completed");

        ArmResponse second = fixture.put("portalRevisions/r2", "{\"isCurrent\":true}");
        assertThat(Samples.end(fixture, second).status()).isEqualTo(201);
        assertThat(fixture.get("portalRevisions/r1").at("/properties/isCurrent").asBoolean())
                .isFalse();
        assertThat(fixture.get("portalRevisions?$filter=isCurrent eq true")
                        .at("/value/0/name")
                        .asString())
                .isEqualTo("r2");
        ArmResponse patched = fixture.patch("portalRevisions/r1", "{\"description\":\"old\"}");
        assertThat(Samples.end(fixture, patched).status()).isEqualTo(200);
    }

    @Test
    void theKeyOfAPortalConfigIsASecret() {
        ArmResponse written = fixture.call(
                "PUT",
                "portalconfigs/default",
                "{\"properties\":{\"delegation\":{\"delegationUrl\":\"u\",\"validationKey\":\"c2VjcmV0\"}}}",
                "If-Match",
                "*");
        assertThat(written.status()).isEqualTo(200);
        assertThat(json(written).toString()).contains("delegationUrl").doesNotContain("c2VjcmV0");
        assertThat(fixture.get("portalconfigs/default").toString()).doesNotContain("c2VjcmV0");
        assertThat(json(written).at("/properties/csp/mode").asString()).isEqualTo("disabled");
    }

    @Test
    void aUsersIdentitiesAndGroupsAreShown() {
        fixture.put("groups/staff", "{\"displayName\":\"Staff\"}");
        fixture.put("groups/ext", "{\"displayName\":\"E\",\"type\":\"external\",\"externalId\":\"aad://t/groups/1\"}");
        fixture.put("groups/staff/users/ada", "{}");
        assertThat(fixture.get("users/ada/identities").toString())
                .isEqualTo("{\"value\":[{\"provider\":\"Basic\",\"id\":\"ada@contoso.example\"}],\"count\":1}");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("users/bob/identities"));
        assertThat(fixture.get("users").at("/value/0/properties/groups").toString())
                .isEqualTo("[]");
        assertThat(fixture.get("users?expandGroups=true")
                        .at("/value/0/properties/groups")
                        .toString())
                .isEqualTo("[{\"displayName\":\"Staff\",\"builtIn\":false,\"type\":\"custom\"}]");
        assertThat(fixture.get("groups?$filter=externalId eq 'aad://t/groups/1'")
                        .at("/value/0/name")
                        .asString())
                .isEqualTo("ext");
        Refusals.validation("$filter", () -> fixture.get("groups?$filter=startswith(externalId,'a')"));
        Refusals.validation(
                "externalId", () -> fixture.put("groups/c", "{\"displayName\":\"C\",\"externalId\":\"x\"}"));
        Refusals.validation(
                "externalId", () -> fixture.put("groups/c", "{\"displayName\":\"C\",\"type\":\"external\"}"));
    }

    @Test
    void aUsersSubscriptionsAreReadAndDeletedWithThem() {
        fixture.put("subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/apis\",\"ownerId\":\"/users/ada\"}");
        assertThat(fixture.get("users/ada/subscriptions/s").path("name").asString())
                .isEqualTo("s");
        Refusals.validation("ownerId", () -> fixture.delete("users/ada"));
        fixture.delete("users/ada?deleteSubscriptions=true");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("subscriptions/s"));
    }

    private static ArmResponse token(String keyType, String expiry) {
        return fixture.call(
                "POST",
                "users/ada/token",
                "{\"properties\":{\"keyType\":\"" + keyType + "\",\"expiry\":\"" + expiry + "\"}}");
    }

    @Test
    void aSharedAccessTokenIsSignedWithAKeyOfTheUser() {
        String primary =
                json(token("primary", "2026-02-01T10:30:00Z")).path("value").asString();
        assertThat(primary).matches("ada&202602011030&[A-Za-z0-9+/]{86}==");
        assertThat(json(token("primary", "2026-02-01T10:30:00Z")).path("value").asString())
                .isEqualTo(primary);
        assertThat(json(token("secondary", "2026-02-01T10:30:00Z"))
                        .path("value")
                        .asString())
                .isNotEqualTo(primary);
        assertThat(json(token("primary", "2026-02-01T10:31:00Z")).path("value").asString())
                .isNotEqualTo(primary);
        JsonNode shown = fixture.get("users/ada");
        assertThat(shown.toString()).doesNotContain("TokenKey");
        // A write of the user keeps the keys, and nobody can set them.
        fixture.patch("users/ada", "{\"note\":\"n\",\"primaryTokenKey\":\"AAAA\"}");
        assertThat(json(token("primary", "2026-02-01T10:30:00Z")).path("value").asString())
                .isEqualTo(primary);
    }

    @ParameterizedTest
    @CsvSource({
        "tertiary,2026-02-01T10:30:00Z,keyType",
        "primary,2026-01-31T12:00:00Z,expiry",
        "primary,2026-03-03T12:00:00Z,expiry",
        "primary,tomorrow,expiry"
    })
    void aTokenHasAKeyAndAnEnd(String keyType, String expiry, String member) {
        Refusals.validation(member, () -> token(keyType, expiry));
    }

    @Test
    void whatNeedsAPortalOrMailIsRefusedInWords() {
        assertThat(Refusals.of(() -> fixture.call("POST", "users/ada/generateSsoUrl", ""))
                        .text())
                .contains("no developer portal");
        var send = Refusals.of(() -> fixture.call("POST", "users/ada/confirmations/password/send", ""));
        assertThat(send.code()).isEqualTo("NotSupported");
        assertThat(send.text()).contains("sends no mail").contains("PATCH users/ada");
        Refusals.status(404, "ResourceNotFound", () -> fixture.call("POST", "users/ada/confirmations/password", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"byApi", "byUser", "byOperation", "byProduct", "byGeo", "bySubscription", "byRequest"})
    void reportsSayThatThereIsNoUsageData(String report) {
        var refusal =
                Refusals.of(() -> fixture.get("reports/" + report + "?$filter=timestamp ge datetime'2026-01-01'"));
        assertThat(refusal.code()).isEqualTo("NotSupported");
        assertThat(refusal.text()).contains("keeps no usage data");
        Refusals.status(404, "ResourceNotFound", () -> fixture.get("reports/byColour"));
    }
}
