package io.holdfast.management.service;

import static io.holdfast.management.support.TestServer.BODY;
import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What services have of Azure's platform: done where there is nothing to do, refused where it cannot be. */
class PlatformEndpointsTest {

    private static final String V = "?api-version=2022-08-01";
    private static final String SERVICE = SERVICES + "Contoso";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(directory);
        server.makeService("Contoso");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "applynetworkconfigurationupdates|",
                "applynetworkconfigurationupdates|{\"location\":\"westus\"}",
                "migrateToStv2|",
                "migrateToStv2|{\"mode\":\"PreserveIp\"}",
            })
    void whereThereIsNothingToDoItIsDone(String action, String body) {
        var answer = server.post(SERVICE + "/" + action + V, body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(server.get(SERVICE + V).body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|applynetworkconfigurationupdates|{\"location\":\"eastus\"}|400|InvalidParameters|'location' must be one of 'West US'",
                "POST|migrateToStv2|{\"mode\":\"Fast\"}|400|InvalidParameters|'mode' must be one of",
                "POST|getssotoken||400|NotSupported|has no publisher portal",
                "PUT|privateEndpointConnections/p|{}|400|NotSupported|not behind Azure Private Link",
                "GET|privateEndpointConnections/p||404|ResourceNotFound|'p' was not found",
                "GET|privateLinkResources/Gateway||404|ResourceNotFound|'Gateway' was not found",
                "GET|workspaceLinks/team||404|ResourceNotFound|'team' was not found",
            })
    void whatCannotBeIsRefused(String method, String path, String body, int status, String code, String message) {
        var answer = server.send("owner", method, SERVICE + "/" + path + V, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/code")).isEqualTo(code);
        assertThat(answer.at("/error/message")).contains(message);
    }

    @Test
    void thereAreNoGatewaysBesideServices() {
        String provider = "/providers/Microsoft.ApiManagement/gateways";
        String version = "?api-version=2024-05-01";

        assertThat(server.get("/subscriptions/" + SUBSCRIPTION + provider + version)
                        .body())
                .isEqualTo("{\"value\":[]}");
        assertThat(server.get(GROUP + provider + version).body()).isEqualTo("{\"value\":[]}");
        assertThat(server.get(SERVICE + "/workspaceLinks" + version).body()).isEqualTo("{\"value\":[]}");
        assertThat(server.get(GROUP + provider + "/g" + version).status()).isEqualTo(404);
        assertThat(server.put(GROUP + provider + "/g" + version, "{}").at("/error/code"))
                .isEqualTo("NotSupported");
        assertThat(server.send("owner", "DELETE", GROUP + provider + "/g" + version, null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aServiceOfTheTierConsumptionStaysWhatItIs() {
        server.put(
                SERVICES + "Eaten" + V, BODY.replace("\"Developer\",\"capacity\":1", "\"Consumption\",\"capacity\":0"));

        assertThat(server.get(SERVICES + "Eaten/skus" + V).body())
                .isEqualTo("{\"value\":[{\"resourceType\":\"Microsoft.ApiManagement/service\","
                        + "\"sku\":{\"name\":\"Consumption\"}}]}");
        assertThat(server.get(SERVICE + "/skus" + V).body())
                .contains("\"Developer\"", "\"capacity\"")
                .doesNotContain("Consumption");
    }
}
