package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import io.holdfast.model.testing.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KeyVaultReferencesTest {

    private static final String PRINCIPAL = "11111111-1111-1111-1111-111111111111";
    private static final String SECRET = "https://v.vault.azure.net/secrets/s";

    /** What the vault holds, by path; and who asked last. */
    static final Map<String, String> VAULT = new HashMap<>();

    static KeyVaults.Who asked;

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory, EntitySettings.DEFAULTS, (secret, who) -> {
            asked = who;
            String value = VAULT.get(secret.getPath());
            if (value == null) {
                throw new KeyVaultException("SecretNotFound", "There is no such secret.");
            }
            return value;
        });
    }

    @BeforeEach
    void renew() {
        VAULT.clear();
        VAULT.put("/secrets/s", "first");
        fixture.renew();
        fixture.store()
                .updateService(
                        Fixture.SERVICE,
                        service -> service.withDocument(
                                ("{\"identity\":{\"type\":\"SystemAssigned, UserAssigned\",\"principalId\":\""
                                                + PRINCIPAL
                                                + "\",\"userAssignedIdentities\":{\"/x\":{\"clientId\":\"c\",\"principalId\":\"p\"}}},"
                                                + "\"properties\":{}}")
                                        .getBytes(StandardCharsets.UTF_8),
                                null));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    private static String reference(String more) {
        return "\"keyVault\":{\"secretIdentifier\":\"" + SECRET + "\"" + more + "}";
    }

    private static void namedValue() {
        fixture.put("namedValues/n", "{\"displayName\":\"n\"," + reference("") + "}");
    }

    private static String value() {
        return json(fixture.call("POST", "namedValues/n/listValue", ""))
                .path("value")
                .asString();
    }

    private static JsonNode status() {
        return fixture.get("namedValues/n").path("properties").path("keyVault").path("lastStatus");
    }

    @Test
    void aNamedValueTakesItsValueFromTheVaultAndIsASecret() {
        namedValue();
        assertThat(asked).isEqualTo(new KeyVaults.Who(PRINCIPAL, null));
        JsonNode shown = fixture.get("namedValues/n").path("properties");
        assertThat(shown.path("secret").asBoolean()).isTrue();
        assertThat(shown.path("keyVault").path("secretIdentifier").asString()).isEqualTo(SECRET);
        assertThat(status().toString()).isEqualTo("{\"code\":\"Success\",\"timeStampUtc\":\"2026-01-31T12:00:00Z\"}");
        assertThat(shown.toString()).doesNotContain("first");
        assertThat(value()).isEqualTo("first");
        fixture.put("namedValues/n", "{\"displayName\":\"n\"," + reference(",\"identityClientId\":\"C\"") + "}");
        assertThat(asked).isEqualTo(new KeyVaults.Who("p", "C"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://v.vault.azure.net/secrets/s",
                "https://v.vault.azure.net/keys/s",
                "https://v.vault.azure.net/secrets/s/../../x",
                "https://me@v.vault.azure.net/secrets/s",
                "https://v.vault.azure.net/secrets/s?x=1",
                "nonsense",
            })
    void aReferenceHasTheFormOfOne(String identifier) {
        Refusals.validation(
                "keyVault.secretIdentifier",
                () -> fixture.put(
                        "namedValues/n",
                        "{\"displayName\":\"n\",\"keyVault\":{\"secretIdentifier\":\"" + identifier + "\"}}"));
    }

    @Test
    void aNewReferenceMustLeadSomewhere() {
        VAULT.clear();
        assertThat(Refusals.validation("keyVault.secretIdentifier", KeyVaultReferencesTest::namedValue))
                .isEqualTo("There is no such secret.");
        assertThat(Refusals.validation(
                        "keyVault.secretIdentifier",
                        () -> fixture.put(
                                "namedValues/n",
                                "{\"displayName\":\"n\"," + reference(",\"identityClientId\":\"other\"") + "}")))
                .contains("user-assigned identity");
        Refusals.validation(
                "value",
                () -> fixture.put("namedValues/n", "{\"displayName\":\"n\",\"value\":\"v\"," + reference("") + "}"));
    }

    @Test
    void aVaultThatFailsLaterLeavesTheLastValueAndIsToldOf() {
        namedValue();
        VAULT.clear();
        Refusals.validation("keyVault.secretIdentifier", () -> fixture.call("POST", "namedValues/n/refreshSecret", ""));
        assertThat(status().path("code").asString()).isEqualTo("SecretNotFound");
        assertThat(value()).isEqualTo("first");
        assertThat(fixture.get("namedValues?isKeyVaultRefreshFailed=true")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        fixture.put("namedValues/n", "{\"displayName\":\"n\",\"tags\":[\"t\"]," + reference("") + "}");
        assertThat(value()).isEqualTo("first");
        Refusals.validation("value", () -> fixture.patch("namedValues/n", "{\"value\":\"other\"}"));

        VAULT.put("/secrets/s", "second");
        assertThat(json(fixture.call("POST", "namedValues/n/refreshSecret", ""))
                        .path("properties")
                        .path("keyVault")
                        .path("lastStatus")
                        .path("code")
                        .asString())
                .isEqualTo("Success");
        assertThat(value()).isEqualTo("second");
        assertThat(fixture.get("namedValues?isKeyVaultRefreshFailed=true")
                        .path("count")
                        .asInt())
                .isZero();
    }

    @Test
    void aRoundStoresOnlyWhatIsNew() {
        namedValue();
        fixture.put("namedValues/plain", "{\"displayName\":\"plain\",\"value\":\"v\"}");
        String etag = etag();
        fixture.refreshKeyVaults();
        assertThat(etag()).isEqualTo(etag);
        VAULT.put("/secrets/s", "second");
        fixture.refreshKeyVaults();
        assertThat(value()).isEqualTo("second");
        VAULT.clear();
        fixture.refreshKeyVaults();
        assertThat(status().path("code").asString()).isEqualTo("SecretNotFound");
        assertThat(value()).isEqualTo("second");
    }

    @Test
    void aCertificateComesFromTheVaultAsWell() throws Exception {
        VAULT.put("/secrets/s", "no certificate");
        Refusals.validation(
                "keyVault.secretIdentifier", () -> fixture.put("certificates/c", "{" + reference("") + "}"));
        VAULT.put("/secrets/s", TestCertificate.withoutPassword());
        fixture.put("certificates/c", "{" + reference("") + "}");
        assertThat(fixture.get("certificates/c")
                        .path("properties")
                        .path("subject")
                        .asString())
                .isEqualTo("CN=localhost");
        VAULT.put("/secrets/s", "no certificate");
        Refusals.validation(
                "keyVault.secretIdentifier", () -> fixture.call("POST", "certificates/c/refreshSecret", ""));
        assertThat(fixture.get("certificates?isKeyVaultRefreshFailed=true")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    private static String etag() {
        return fixture.configuration()
                .get(new ResourceKey("namedValues", "", "n"))
                .orElseThrow()
                .etag();
    }
}
