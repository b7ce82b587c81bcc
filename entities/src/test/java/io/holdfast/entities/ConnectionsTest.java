package io.holdfast.entities;

import static io.holdfast.entities.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.ResourceKey;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is special about the types that reach other systems. */
class ConnectionsTest {

    private static final String BACKEND = "\"url\":\"https://b.example\",\"protocol\":\"http\"";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "loggers/l | {'loggerType':'azureEventHub'} | credentials.name",
                "loggers/l | {'loggerType':'azureEventHub','credentials':{'name':'n'}} | credentials.connectionString",
                "loggers/l | {'loggerType':'applicationInsights','credentials':{'name':'n'}} | credentials.instrumentationKey",
                "diagnostics/local | {'loggerId':'/loggers/none'} | loggerId",
                "diagnostics/other | {'loggerId':'/loggers/none'} | name",
                "authorizationServers/a | {'displayName':'A','clientRegistrationEndpoint':'x','authorizationEndpoint':'https://a/b',"
                        + "'grantTypes':[],'clientId':'c'} | clientRegistrationEndpoint",
                "openidConnectProviders/o | {'displayName':'O','metadataEndpoint':'https://o/#f','clientId':'c'} | metadataEndpoint",
                "identityProviders/aad | {'clientId':'c','clientSecret':'s','type':'google'} | type",
                "identityProviders/mine | {'clientId':'c','clientSecret':'s'} | name",
                "backends/b | {'url':'https://b.example'} | protocol",
                "backends/b | {'type':'Pool'} | pool",
                "backends/b | {'type':'Pool','pool':{'services':[]}} | pool.services",
                "backends/b | {'type':'Pool','pool':{'services':[{'id':'/backends/none'}]}} | pool.services[].id",
                "backends/b | {'url':'https://b.example','protocol':'http','pool':{'services':[{'id':'/backends/none'}]}} | pool",
                "backends/b | {'url':'https://b.example','protocol':'http','circuitBreaker':{'rules':[{'tripDuration':'1m'}]}} |"
                        + " circuitBreaker.rules[].tripDuration",
                "backends/b | {'url':'https://b.example','protocol':'http','credentials':{'certificateIds':['/certificates/none']}} |"
                        + " credentials.certificateIds[]",
                "backends/b | {'url':'https://b.example','protocol':'http','credentials':{'certificate':['AB']}} | credentials.certificate",
                "certificates/c | {} | data",
                "certificates/c | {'password':'p'} | data",
                "certificates/c | {'data':'bm90IGEgUEZY'} | data",
                "certificates/c | {'data':'%%%'} | data",
                "gateways/g | {'locationData':{'city':'x'}} | locationData.name",
            })
    void refusesWhatCannotWorkAndNamesTheMember(String path, String properties, String member) {
        Refusals.validation(member, () -> fixture.put(path, properties.replace('\'', '"')));
    }

    @Test
    void readsACertificateAndTellsWhatItSaysOfItself() {
        String data = ConnectionSamples.pfx();
        assertThat(Refusals.validation(
                        "password",
                        () -> fixture.put("certificates/c", "{\"data\":\"" + data + "\",\"password\":\"no\"}")))
                .doesNotContain("no\"");
        fixture.put("certificates/c", ConnectionSamples.SPECIAL.get("certificates"));
        JsonNode shown = fixture.get("certificates/c").path("properties");
        assertThat(shown.propertyNames()).containsExactly("subject", "thumbprint", "expirationDate", "keyVault");
        assertThat(shown.path("subject").asString()).isEqualTo("CN=localhost");
        assertThat(shown.path("thumbprint").asString()).matches("[0-9A-F]{40}");
        assertThat(shown.path("expirationDate").asString()).matches("20\\d\\d-.*Z");
        Refusals.status(405, "HttpMethodNotAllowed", () -> fixture.patch("certificates/c", "{}"));
    }

    @Test
    void keepsACertificateThatSomethingUses() {
        fixture.put("certificates/c", ConnectionSamples.SPECIAL.get("certificates"));
        String thumbprint = fixture.get("certificates/c")
                .path("properties")
                .path("thumbprint")
                .asString();
        fixture.put("backends/b", "{" + BACKEND + ",\"credentials\":{\"certificateIds\":[\"/certificates/c\"]}}");
        assertThat(fixture.get("backends/b")
                        .path("properties")
                        .path("credentials")
                        .path("certificateIds")
                        .get(0)
                        .asString())
                .isEqualTo(Fixture.SERVICE + "/certificates/c");
        Refusals.validation("credentials.certificateIds[]", () -> fixture.delete("certificates/c"));
        fixture.put("backends/b", "{" + BACKEND + ",\"credentials\":{\"certificate\":[\"" + thumbprint + "\"]}}");
        Refusals.validation("certificateId", () -> fixture.delete("certificates/c"));
        fixture.delete("backends/b");
        fixture.put("gateways/g", "{}");
        fixture.put("gateways/g/certificateAuthorities/c", "{\"isTrusted\":true}");
        Refusals.validation("certificateId", () -> fixture.delete("certificates/c"));
        fixture.delete("gateways/g");
        assertThat(fixture.delete("certificates/c").status()).isEqualTo(200);
    }

    @Test
    void showsCredentialsThatAreReferencesAndHidesAllOthers() {
        for (String name : new String[] {"one", "two"}) {
            fixture.put("namedValues/" + name, "{\"displayName\":\"" + name + "\",\"value\":\"v\"}");
        }
        fixture.put(
                "backends/b",
                "{" + BACKEND + ",\"credentials\":{\"header\":{\"a\":[\"{{one}}\"],\"b\":[\"Bearer {{two}}\"]},"
                        + "\"query\":{\"c\":[\"{{one}}\"],\"d\":[\"literal\"]},"
                        + "\"authorization\":{\"scheme\":\"Basic\",\"parameter\":\"literal\"}}}");
        JsonNode shown = fixture.get("backends/b").path("properties").path("credentials");
        assertThat(shown.toString()).isEqualTo("{\"header\":{\"a\":[\"{{one}}\"],\"b\":[\"Bearer {{two}}\"]}}");
        // Giving the whole member anew replaces it: the literal is gone.
        fixture.patch("backends/b", "{\"credentials\":{\"query\":{\"c\":[\"{{one}}\"],\"d\":null}}}");
        assertThat(fixture.get("backends/b")
                        .path("properties")
                        .path("credentials")
                        .path("query")
                        .toString())
                .isEqualTo("{\"c\":[\"{{one}}\"]}");
        assertThat(stored("backends", "b").toString()).doesNotContain("query").contains("\"parameter\":\"literal\"");
    }

    @Test
    void poolsHoldSingleBackendsWhichThenStay() {
        fixture.put("backends/one", "{" + BACKEND + "}");
        ArmResponse created = fixture.put(
                "backends/pool",
                "{\"type\":\"Pool\",\"pool\":{\"services\":[{\"id\":\"/backends/ONE\",\"weight\":3}]}}");
        assertThat(json(created)
                        .path("properties")
                        .path("pool")
                        .path("services")
                        .toString())
                .isEqualTo("[{\"id\":\"" + Fixture.SERVICE + "/backends/one\",\"weight\":3}]");
        Refusals.validation(
                "pool.services",
                () -> fixture.put(
                        "backends/other", "{\"type\":\"Pool\",\"pool\":{\"services\":[{\"id\":\"/backends/pool\"}]}}"));
        Refusals.validation("pool.services[].id", () -> fixture.delete("backends/one"));
        assertThat(fixture.call("POST", "backends/one/reconnect", "").status()).isEqualTo(202);
        fixture.delete("backends/pool");
        assertThat(fixture.delete("backends/one").status()).isEqualTo(200);
    }

    @Test
    void gatewaysHaveKeysAndSignTokens() {
        fixture.put("gateways/g", "{\"locationData\":{\"name\":\"here\"},\"primary\":\"mine\"}");
        assertThat(fixture.get("gateways?$filter=region%20eq%20'here'")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        ObjectNode keys = json(fixture.call("POST", "gateways/g/listKeys", ""));
        assertThat(keys.propertyNames()).containsExactly("primary", "secondary");
        assertThat(keys.path("primary").asString()).hasSizeGreaterThan(80);
        assertThat(fixture.call("POST", "gateways/g/regenerateKey", "{\"keyType\":\"primary\"}")
                        .status())
                .isEqualTo(204);
        ObjectNode later = json(fixture.call("POST", "gateways/g/listKeys", ""));
        assertThat(later.path("primary")).isNotEqualTo(keys.path("primary"));
        assertThat(later.path("secondary")).isEqualTo(keys.path("secondary"));
        String token = "{\"keyType\":\"secondary\",\"expiry\":\"2026-02-10T12:00:00Z\"}";
        assertThat(json(fixture.call("POST", "gateways/g/generateToken", token))
                        .path("value")
                        .asString())
                .startsWith("g&202602101200&");
        for (String expiry : new String[] {"2026-01-31T11:59:00Z", "2026-03-10T12:00:00Z", "tomorrow"}) {
            Refusals.validation(
                    "expiry",
                    () -> fixture.call(
                            "POST",
                            "gateways/g/generateToken",
                            "{\"keyType\":\"primary\",\"expiry\":\"" + expiry + "\"}"));
        }
        Refusals.validation("keyType", () -> fixture.call("POST", "gateways/g/regenerateKey", "{}"));
        Refusals.status(400, "NotSupported", () -> fixture.call("POST", "gateways/g/listTrace", "{}"));
    }

    @Test
    void saysThatItDoesNotSignInAtAuthorizationProviders() {
        fixture.put("authorizationProviders/p", "{\"displayName\":\"P\",\"identityProvider\":\"aad\"}");
        fixture.put("authorizationProviders/p/authorizations/a", "{\"oauth2grantType\":\"AuthorizationCode\"}");
        JsonNode shown =
                fixture.get("authorizationProviders/p/authorizations/a").path("properties");
        assertThat(shown.path("status").asString()).isEqualTo("Error");
        assertThat(shown.path("error").path("code").asString()).isEqualTo("Unauthenticated");
        for (String action : new String[] {"getLoginLinks", "confirmConsentCode"}) {
            Refusals.status(
                    400,
                    "NotSupported",
                    () -> fixture.call("POST", "authorizationProviders/p/authorizations/a/" + action, "{}"));
        }
    }

    @Test
    void keepsAuthorizationServersAndLoggersThatAreInUse() {
        fixture.put("authorizationServers/a", ConnectionSamples.SPECIAL.get("authorizationServers"));
        fixture.put(
                "apis/x",
                "{\"displayName\":\"X\",\"path\":\"x\","
                        + "\"authenticationSettings\":{\"oAuth2\":{\"authorizationServerId\":\"A\"}}}");
        assertThat(Refusals.validation("authenticationSettings", () -> fixture.delete("authorizationServers/a")))
                .contains("the API x");
        fixture.put("loggers/l", ConnectionSamples.SPECIAL.get("loggers"));
        fixture.put("apis/x/diagnostics/local", "{\"loggerId\":\"/loggers/l\"}");
        Refusals.validation("loggerId", () -> fixture.delete("loggers/l"));
        fixture.delete("apis/x");
        assertThat(fixture.delete("loggers/l").status()).isEqualTo(200);
        assertThat(fixture.delete("authorizationServers/a").status()).isEqualTo(200);
    }

    private static ObjectNode stored(String type, String name) {
        return Documents.secrets(
                fixture.configuration().get(new ResourceKey(type, "", name)).orElseThrow());
    }
}
