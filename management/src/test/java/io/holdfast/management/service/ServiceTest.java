package io.holdfast.management.service;

import static io.holdfast.management.support.TestServer.BODY;
import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.holdfast.management.support.TestServer;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.model.testing.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The service resource over HTTPS and a real store. */
class ServiceTest {

    private static final String V = "?api-version=2022-08-01";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(directory);
        server.put(GROUP + "?api-version=2021-04-01", "{\"location\":\"westus\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void makesAServiceAndShowsItInAzuresOrder() {
        var made = server.put(SERVICES + "Order" + V, BODY.replace("\"sku\"", "\"tags\":{\"a\":\"b\"},\"sku\""));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"" + made.at("/etag") + "\"");
        JsonNode body = made.json();
        assertThat(body.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "type",
                        "tags",
                        "location",
                        "etag",
                        "properties",
                        "sku",
                        "identity",
                        "zones",
                        "systemData");
        assertThat(body.at("/id").asString()).isEqualTo(SERVICES + "Order");
        assertThat(body.at("/type").asString()).isEqualTo("Microsoft.ApiManagement/service");
        assertThat(body.at("/location").asString()).isEqualTo("West US");
        assertThat(body.at("/identity").isNull()).isTrue();
        assertThat(body.at("/zones").isNull()).isTrue();
        JsonNode properties = body.at("/properties");
        assertThat(new ArrayList<>(properties.propertyNames()).subList(0, 7))
                .containsExactly(
                        "publisherEmail",
                        "publisherName",
                        "notificationSenderEmail",
                        "provisioningState",
                        "targetProvisioningState",
                        "createdAtUtc",
                        "gatewayUrl");
        assertThat(properties.at("/provisioningState").asString()).isEqualTo("Succeeded");
        assertThat(properties.at("/targetProvisioningState").asString()).isEmpty();
        assertThat(properties.at("/createdAtUtc").asString())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
        assertThat(properties.at("/gatewayUrl").asString()).isEqualTo("https://order.gateway.test:8444");
        assertThat(properties.at("/hostnameConfigurations/0").toString())
                .isEqualTo("{\"type\":\"Proxy\",\"hostName\":\"order.gateway.test\",\"encodedCertificate\":null,"
                        + "\"keyVaultId\":null,\"identityClientId\":null,\"certificatePassword\":null,"
                        + "\"negotiateClientCertificate\":false,\"certificate\":null,\"defaultSslBinding\":true,"
                        + "\"certificateSource\":\"BuiltIn\",\"certificateStatus\":null}");
        assertThat(body.at("/systemData/createdBy").asString()).isEqualTo("owner");
        assertThat(server.get(SERVICES + "order" + V).body()).isEqualTo(made.body());
    }

    @Test
    void updatesByPutAndKeepsNothingThatIsNotSent() {
        server.put(
                SERVICES + "upd" + V,
                BODY.replace("\"publisherName\":\"A\"", "\"publisherName\":\"A\",\"virtualNetworkType\":\"External\""));
        var first = server.get(SERVICES + "upd" + V);
        var second = server.put(SERVICES + "UPD" + V, BODY.replace("\"A\"", "\"B\""));

        assertThat(first.at("/properties/virtualNetworkType")).isEqualTo("External");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/name")).isEqualTo("upd");
        assertThat(second.at("/properties/publisherName")).isEqualTo("B");
        assertThat(second.at("/properties/virtualNetworkType")).isEqualTo("None");
        assertThat(second.at("/etag")).isNotEqualTo(first.at("/etag"));
        assertThat(second.at("/systemData/createdAt")).isEqualTo(first.at("/systemData/createdAt"));
    }

    @Test
    void patchesMemberByMember() {
        server.put(
                SERVICES + "patched" + V,
                BODY.replace(
                        "\"publisherName\":\"A\"",
                        "\"publisherName\":\"A\",\"customProperties\":{\"k\":\"True\",\"l\":\"False\"}"));

        var answer = server.send(
                "owner",
                "PATCH",
                SERVICES + "patched" + V,
                "{\"tags\":{\"x\":\"y\"},\"properties\":{\"publisherName\":\"C\",\"customProperties\":{\"l\":\"True\"}}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/tags").toString()).isEqualTo("{\"x\":\"y\"}");
        assertThat(answer.at("/properties/publisherName")).isEqualTo("C");
        assertThat(answer.at("/properties/publisherEmail")).isEqualTo("a@example.org");
        assertThat(answer.json().at("/properties/customProperties").toString()).isEqualTo("{\"l\":\"True\"}");
        assertThat(server.send("owner", "PATCH", SERVICES + "absent" + V, "{}").status())
                .isEqualTo(404);
    }

    @Test
    void deletesAndListsAndFinds() {
        server.put(SERVICES + "gone" + V, BODY);

        assertThat(names("/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.ApiManagement/service" + V))
                .contains("gone");
        assertThat(names(GROUP + "/providers/Microsoft.ApiManagement/service" + V))
                .contains("gone");
        assertThat(names(GROUP
                        + "/resources?api-version=2021-04-01&$filter=resourceType%20eq%20'Microsoft.ApiManagement/service'%20and%20name%20eq%20'gone'"
                                .replace("'", "%27")
                                .replace("$", "%24")))
                .containsExactly("gone");
        assertThat(server.send("owner", "DELETE", SERVICES + "gone" + V, null).status())
                .isEqualTo(200);
        assertThat(server.send("owner", "DELETE", SERVICES + "gone" + V, null).status())
                .isEqualTo(204);
        assertThat(server.get(SERVICES + "gone" + V).at("/error/code")).isEqualTo("ResourceNotFound");
    }

    private static List<String> names(String path) {
        return server.get(path)
                .json()
                .path("value")
                .valueStream()
                .map(item -> item.path("name").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|location|is required",
                "{\"location\":5,\"sku\":{\"name\":\"Basic\"},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\"}}|location|must be a string",
                "{\"location\":\"eastus\",\"sku\":\"Basic\",\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\"}}|sku|must be an object",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Gold\"},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\"}}|sku.name|must be one of 'Developer',",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Developer\",\"capacity\":2},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\"}}|sku.capacity|must be from 1 to 1 for the tier 'Developer'",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\",\"capacity\":\"1\"},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\"}}|sku.capacity|must be a whole number from 0 to 1000",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},\"properties\":[]}|properties|must be an object",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},\"properties\":{\"publisherEmail\":\"a\"}}|properties.publisherName|is required",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\",\"disableGateway\":\"yes\"}}|properties.disableGateway|must be true or false",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\",\"hostnameConfigurations\":[{\"type\":\"Proxy\"}]}}|properties.hostnameConfigurations[0].hostName|is required",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\",\"hostnameConfigurations\":[{\"type\":\"Proxy\",\"hostName\":\"x.test\",\"encodedCertificate\":\"AAAA\"}]}}|properties.hostnameConfigurations[0].encodedCertificate|must be base64",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},\"tags\":{\"a\":1},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\"}}|tags.a|must be a string",
                "{\"location\":\"eastus\",\"sku\":{\"name\":\"Basic\"},\"identity\":{\"type\":\"UserAssigned\"},\"properties\":{\"publisherEmail\":\"a\",\"publisherName\":\"b\"}}|identity.userAssignedIdentities|must name at least one identity",
            })
    void namesTheMemberThatIsWrong(String body, String member, String problem) {
        var answer = server.put(SERVICES + "refused" + V, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("InvalidParameters");
        assertThat(answer.at("/error/message"))
                .startsWith("Invalid parameter: '" + member + "' " + problem)
                .endsWith("\r\nParameter name: " + member);
        assertThat(answer.at("/error/details/0/target")).isEqualTo(member);
        assertThat(answer.json().at("/error").has("innerError")).isTrue();
        assertThat(server.get(SERVICES + "refused" + V).status()).isEqualTo(404);
    }

    @Test
    void ignoresMembersThatNobodyKnowsAndThoseThatAreOnlyShown() {
        var answer = server.put(
                SERVICES + "extra" + V,
                BODY.replace("\"location\"", "\"etag\":\"x\",\"colour\":7,\"location\"")
                        .replace(
                                "\"publisherName\"",
                                "\"gatewayUrl\":\"https://evil.test\",\"restore\":false,\"publisherName\""));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).doesNotContain("colour").doesNotContain("evil");
    }

    @Test
    void refusesNamesLocationsAndOwners() {
        assertThat(server.put(SERVICES + "1abc" + V, BODY).status()).isEqualTo(400);
        assertThat(server.put(SERVICES + "abc-" + V, BODY).status()).isEqualTo(400);
        assertThat(server.put(SERVICES + "a".repeat(51) + V, BODY).status()).isEqualTo(400);
        server.put(SERVICES + "unique" + V, BODY);
        var moved = server.put(SERVICES + "unique" + V, BODY.replace("westus", "East US"));
        server.put(GROUP + "2?api-version=2021-04-01", "{\"location\":\"westus\"}");
        var taken = server.put(SERVICES.replace("/rg1/", "/rg12/") + "UNIQUE" + V, BODY);

        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.at("/error/code")).isEqualTo("InvalidResourceLocation");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.at("/error/code")).isEqualTo("ServiceAlreadyExists");
        assertThat(server.put(SERVICES + "unique" + V, BODY.replace("westus", "West US"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keepsCertificatesToItself() throws Exception {
        String pfx = Base64.getEncoder().encodeToString(Files.readAllBytes(server.certificate.pfx()));
        String host =
                "{\"type\":\"Proxy\",\"hostName\":\"api.example.test\",\"defaultSslBinding\":true,\"encodedCertificate\":\""
                        + pfx + "\",\"certificatePassword\":\"" + TestCertificate.PASSWORD + "\"}";
        String body = BODY.replace("\"publisherName\"", "\"hostnameConfigurations\":[" + host + "],\"publisherName\"");

        var made = server.put(SERVICES + "tls" + V, body);
        var again = server.put(SERVICES + "tls" + V, made.body());

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).doesNotContain(pfx).doesNotContain(TestCertificate.PASSWORD);
        assertThat(made.at("/properties/hostnameConfigurations/1/hostName")).isEqualTo("api.example.test");
        assertThat(made.at("/properties/hostnameConfigurations/1/certificate/subject"))
                .isEqualTo("CN=localhost");
        assertThat(made.at("/properties/hostnameConfigurations/1/certificate/thumbprint"))
                .matches("[0-9A-F]{40}");
        assertThat(made.at("/properties/hostnameConfigurations/0/defaultSslBinding"))
                .isEqualTo("false");
        assertThat(again.json().at("/properties/hostnameConfigurations"))
                .isEqualTo(made.json().at("/properties/hostnameConfigurations"));
        var stored =
                server.store.service(new ServiceId(SUBSCRIPTION, "rg1", "tls")).orElseThrow();
        assertThat(new String(stored.document(), StandardCharsets.UTF_8)).doesNotContain(pfx);
        assertThat(Json.stored(stored.secrets())
                        .at("/hostnameConfigurations")
                        .path("proxy/api.example.test")
                        .path("encodedCertificate")
                        .asString())
                .isEqualTo(pfx);
        var claimed = server.put(SERVICES + "thief" + V, body);
        assertThat(claimed.status()).isEqualTo(400);
        assertThat(claimed.at("/error/message")).contains("'api.example.test', which is a host of another service");
    }

    @Test
    void givesIdentitiesTheirIds() {
        String identity =
                "\"identity\":{\"type\":\"systemassigned,userassigned\",\"userAssignedIdentities\":{\"/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u\":{}}},\"sku\"";
        var made = server.put(SERVICES + "ident" + V, BODY.replace("\"sku\"", identity));
        var again = server.put(SERVICES + "ident" + V, BODY.replace("\"sku\"", identity));

        assertThat(made.at("/identity/type")).isEqualTo("SystemAssigned, UserAssigned");
        assertThat(made.at("/identity/tenantId")).isEqualTo(TestServer.TENANT);
        assertThat(made.at("/identity/principalId")).matches("[0-9a-f-]{36}");
        assertThat(made.json()
                        .at("/identity/userAssignedIdentities")
                        .iterator()
                        .next()
                        .path("clientId")
                        .asString())
                .matches("[0-9a-f-]{36}");
        assertThat(again.json().at("/identity")).isEqualTo(made.json().at("/identity"));
    }

    /** {@code az apim update} sends no identity unless it is asked to. */
    @Test
    void keepsTheIdentityThatAWriteLeavesOut() {
        String url = SERVICES + "keepid" + V;
        String both =
                "\"identity\":{\"type\":\"SystemAssigned, UserAssigned\",\"userAssignedIdentities\":{\"/ids/u\":{\"clientId\":\""
                        + "22222222-2222-2222-2222-222222222222\"}}},\"sku\"";
        var made = server.put(url, BODY.replace("\"sku\"", both)).json().at("/identity");

        assertThat(server.put(url, BODY).json().at("/identity")).isEqualTo(made);
        assertThat(server.send("owner", "PATCH", url, "{\"tags\":{\"a\":\"b\"}}")
                        .json()
                        .at("/identity"))
                .isEqualTo(made);
        assertThat(server.send("owner", "PATCH", url, "{\"identity\":{}}")
                        .json()
                        .at("/identity"))
                .isEqualTo(made);
        assertThat(server.get(url).json().at("/identity")).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"PUT|null", "PUT|{\"type\":\"None\"}", "PATCH|null", "PATCH|{\"type\":\"none\"}"})
    void onlyNoneAndNullTakeAnIdentityAway(String method, String none) {
        String url = SERVICES + "noid" + V;
        String on = BODY.replace("\"sku\"", "\"identity\":{\"type\":\"SystemAssigned\"},\"sku\"");
        String former = server.put(url, on).at("/identity/principalId");
        String body = method.equals("PUT")
                ? BODY.replace("\"sku\"", "\"identity\":" + none + ",\"sku\"")
                : "{\"identity\":" + none + "}";

        assertThat(server.send("owner", method, url, body)
                        .json()
                        .at("/identity")
                        .isNull())
                .isTrue();
        assertThat(server.put(url, BODY).json().at("/identity").isNull()).isTrue();
        var back = server.put(url, on);
        assertThat(back.at("/identity/principalId")).matches("[0-9a-f-]{36}").isNotEqualTo(former);
        assertThat(back.body()).doesNotContain(former);
        assertThat(server.get(url).body()).doesNotContain(former);
    }

    @Test
    void keepsPrincipalsAndTakesNoneFromCallers() {
        String claimed = "99999999-9999-9999-9999-999999999999";
        String given = "22222222-2222-2222-2222-222222222222";
        String assigned = "\"identity\":{\"type\":\"SystemAssigned, UserAssigned\",\"principalId\":\"" + claimed
                + "\",\"userAssignedIdentities\":{\"/ids/u\":%s}},\"sku\"";
        var made = server.put(
                        SERVICES + "claims" + V,
                        BODY.replace(
                                "\"sku\"",
                                assigned.formatted(
                                        "{\"principalId\":\"" + claimed + "\",\"clientId\":\"" + given + "\"}")))
                .json()
                .at("/identity");
        var again = server.put(SERVICES + "claims" + V, BODY.replace("\"sku\"", assigned.formatted("{}")))
                .json()
                .at("/identity");

        assertThat(made.toString()).doesNotContain(claimed).contains(given);
        assertThat(again).isEqualTo(made);
    }

    @Test
    void lendsAnIdentityOnlyWhenTheCallerMayAssignIt() {
        String id = "/subscriptions/" + TestServer.SUBSCRIPTION
                + "/resourceGroups/rg1/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u";
        String body = BODY.replace(
                "\"sku\"",
                "\"identity\":{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\"" + id + "\":{}}},\"sku\"");
        String contributor = "312a565d-c81f-4fd8-895a-4e21e48d571c";
        assign("keeper", contributor, "/subscriptions/" + TestServer.SUBSCRIPTION);

        var refused = server.send("keeper", "PUT", SERVICES + "lent" + V, body);
        assign("keeper", "f1a07417-d97a-45cb-824c-7a7467783830", id);
        var made = server.send("keeper", "PUT", SERVICES + "lent" + V, body);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/error/code")).isEqualTo("LinkedAuthorizationFailed");
        assertThat(refused.at("/error/message")).contains("Managed Identity Operator", id);
        assertThat(made.status()).isEqualTo(201);
    }

    private static void assign(String who, String role, String scope) {
        var answer = server.put(
                scope + "/providers/Microsoft.Authorization/roleAssignments/" + java.util.UUID.randomUUID()
                        + "?api-version=2022-04-01",
                "{\"properties\":{\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/" + role
                        + "\",\"principalId\":\"" + TestServer.principal(who).objectId() + "\"}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void leavesNoHalfMadeService() {
        server.content.set((service, configuration) -> {
            throw new IllegalStateException("disk full");
        });
        try {
            assertThat(server.put(SERVICES + "half" + V, BODY).status()).isEqualTo(500);
            assertThat(server.get(SERVICES + "half" + V).status()).isEqualTo(404);
        } finally {
            server.content.set((service, configuration) -> {});
        }
    }

    @Test
    void honoursTheOldestApiVersionThatAServiceAllows() {
        server.put(
                SERVICES + "modern" + V,
                BODY.replace(
                        "\"publisherName\"",
                        "\"apiVersionConstraint\":{\"minApiVersion\":\"2021-08-01\"},\"publisherName\""));

        var old = server.get(SERVICES + "modern?api-version=2020-12-01");

        assertThat(old.status()).isEqualTo(400);
        assertThat(old.at("/error/message"))
                .startsWith("The service is configured to allow management requests only with the following api-version"
                        + " values: 2021-08-01, 2021-12-01-preview, ");
        assertThat(server.get(SERVICES + "modern?api-version=2021-08-01").status())
                .isEqualTo(200);
    }

    @Test
    void honoursAnotherOldestApiVersionAtOnce() {
        server.put(SERVICES + "moving" + V, BODY);
        String old = SERVICES + "moving?api-version=2020-12-01";
        for (String oldest : List.of("2021-08-01", "2020-12-01", "2022-08-01", "2019-12-01")) {
            server.send(
                    "owner",
                    "PATCH",
                    SERVICES + "moving" + V,
                    "{\"properties\":{\"apiVersionConstraint\":{\"minApiVersion\":\"" + oldest + "\"}}}");

            assertThat(server.get(old).status()).isEqualTo(oldest.compareTo("2020-12-01") > 0 ? 400 : 200);
            assertThat(server.get(old).status()).isEqualTo(oldest.compareTo("2020-12-01") > 0 ? 400 : 200);
        }
    }

    @Test
    void tellsWhetherANameIsFree() {
        server.put(SERVICES + "taken1" + V, BODY);
        String path = "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.ApiManagement/checkNameAvailability" + V;

        assertThat(server.post(path, "{\"name\":\"free\"}").body())
                .isEqualTo("{\"nameAvailable\":true,\"reason\":\"Valid\",\"message\":\"\"}");
        assertThat(server.post(path, "{\"name\":\"TAKEN1\"}").at("/reason")).isEqualTo("AlreadyExists");
        assertThat(server.post(path, "{\"name\":\"-\"}").at("/reason")).isEqualTo("Invalid");
        assertThat(server.post(path, "{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/skus,/value/0/sku/name,Developer",
        "/regions,/value/0/name,West US",
        "/privateEndpointConnections,/value,''",
        "/privateLinkResources,/value,''",
        "/outboundNetworkDependenciesEndpoints,/value,''",
    })
    void answersWhatElseIsReadOfAService(String path, String pointer, String value) {
        assertThatCode(() -> server.put(SERVICES + "reads" + V, BODY)).doesNotThrowAnyException();

        var answer = server.get(SERVICES + "reads" + path + V);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at(pointer).asString("")).isEqualTo(value);
    }

    @Test
    void honoursPreconditions() {
        assertThat(server.send("owner", "PUT", SERVICES + "cond" + V, BODY, "If-Match", "\"AAAAAAAAAAA=\"")
                        .status())
                .isEqualTo(412);
        var created = server.send("owner", "PUT", SERVICES + "cond" + V, BODY, "If-Match", "*");
        assertThat(created.status()).isEqualTo(201);
        String etag = created.header("ETag");

        assertThat(server.send("owner", "PUT", SERVICES + "cond" + V, BODY, "If-None-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(server.send("owner", "PATCH", SERVICES + "cond" + V, "{}", "If-Match", "\"other\"")
                        .at("/error/code"))
                .isEqualTo("PreconditionFailed");
        assertThat(server.send("owner", "PUT", SERVICES + "cond" + V, BODY, "If-Match", etag)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("owner", "DELETE", SERVICES + "cond" + V, null, "If-Match", etag)
                        .status())
                .isEqualTo(412);
        assertThat(server.send("owner", "DELETE", SERVICES + "cond" + V, null, "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }
}
