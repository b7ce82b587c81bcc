package io.holdfast.management.service;

import static io.holdfast.management.support.TestServer.BODY;
import static io.holdfast.management.support.TestServer.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.identity.token.Issuers;
import io.holdfast.management.support.TestServer;
import io.holdfast.service.NetworkParts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The status of the network of a service whose issuer, storage and database fail for real. */
class NetworkEndpointsTest {

    private static final String V = "?api-version=2022-08-01";
    private static final String SERVICE = SERVICES + "Net";

    @TempDir
    Path directory;

    private HttpServer issuer;
    private String issuerUrl;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuerUrl = "http://127.0.0.1:" + issuer.getAddress().getPort();
        String configuration = "{\"issuer\":\"" + issuerUrl + "\",\"jwks_uri\":\"" + issuerUrl + "/keys\"}";
        answer("/.well-known/openid-configuration", configuration);
        answer("/keys", new JWKSet(new RSAKeyGenerator(2048).keyID("k").generate()).toString());
        issuer.start();
        server = new TestServer(
                directory,
                new NetworkParts(
                        Optional.of(Issuers.check(issuerUrl)), false, service -> Map.of("b1", "has a problem")));
        server.makeService("Net");
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
        server.close();
    }

    private void answer(String path, String body) {
        issuer.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void policy(String name, String more) {
        var answer = server.put(
                SERVICE + "/providers/Holdfast.Recovery/backupPolicies/" + name + "?api-version=2026-11-01",
                ("{'properties':{'storageAccount':'local','containerName':'backups','onChange':{}" + more + "}}")
                        .replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode named(String name) {
        JsonNode all = server.get(SERVICE + "/locations/West%20US/networkstatus" + V)
                .json()
                .path("connectivityStatus");
        return all.valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(all.toString()));
    }

    @Test
    void theStatusNamesBackendsThatTheGatewayRefuses() {
        var status = server.get(SERVICE + "/providers/Holdfast.Recovery/status?api-version=2026-11-01");

        assertThat(status.json().path("refusedBackends").toString())
                .isEqualTo("[{\"name\":\"b1\",\"problem\":\"has a problem\"}]");
    }

    @Test
    void allThatAServiceDependsOnIsReached() {
        policy("nightly", "");

        var answer = server.get(SERVICE + "/networkstatus" + V);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/0/location")).isEqualTo("West US");
        JsonNode status = answer.json().at("/0/networkStatus");
        assertThat(status.path("dnsServers").isArray()).isTrue();
        assertThat(status.path("connectivityStatus")
                        .valueStream()
                        .map(each -> each.path("name").asString()
                                + " " + each.path("status").asString()
                                + " " + each.path("isOptional").asBoolean()))
                .containsExactly("database success false", issuerUrl + " success false", "local success true");
    }

    @Test
    void anIssuerThatStopsIsTold() {
        String since = named(issuerUrl).path("lastStatusChange").asString();
        issuer.stop(0);

        JsonNode status = named(issuerUrl);

        assertThat(status.path("status").asString()).isEqualTo("failure");
        assertThat(status.path("error").asString()).contains("nobody answers");
        assertThat(status.path("lastStatusChange").asString()).isGreaterThan(since);
        assertThat(named("database").path("status").asString()).isEqualTo("success");
    }

    @Test
    void storageThatRefusesIsTold() {
        server.put(SERVICE + V, BODY.replace("\"sku\"", "\"identity\":{\"type\":\"SystemAssigned\"},\"sku\""));
        policy("keyed", "");
        policy("ours", ",'accessType':'SystemAssignedManagedIdentity'");

        JsonNode status = named("local");

        assertThat(status.path("status").asString()).isEqualTo("failure");
        assertThat(status.path("error").asString()).contains("has no role Storage Blob Data Contributor");
        assertThat(status.path("resourceType").asString()).isEqualTo("BlobStorage");
    }

    @Test
    void aLocationThatTheServiceIsNotInIsRefused() {
        server.put(
                SERVICE + V,
                BODY.replace("Developer", "Premium")
                        .replace(
                                "\"publisherName\"",
                                "\"additionalLocations\":[{\"location\":\"northeurope\",\"sku\":{\"name\":\"Premium\",\"capacity\":1}}],\"publisherName\""));

        assertThat(server.get(SERVICE + "/locations/eastus/networkstatus" + V).at("/error/message"))
                .isEqualTo("The service is not in location 'eastus' but in 'West US', 'North Europe'.");
        assertThat(server.get(SERVICE + "/locations/northeurope/networkstatus" + V)
                        .json()
                        .path("connectivityStatus"))
                .isEmpty();
        var regions = server.get(SERVICE + "/regions" + V);
        assertThat(regions.at("/count")).isEqualTo("2");
        assertThat(regions.at("/value/1/name")).isEqualTo("North Europe");
        assertThat(regions.at("/value/1/isMasterRegion")).isEqualTo("false");
    }
}
