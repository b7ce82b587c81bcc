package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.settings.SettingsReader;
import io.holdfast.server.tls.TrustedAuthorities;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the settings of the management API do to what clients are told, on a whole server. */
class ManagementLinksTest {

    private static final String OWN = "api://holdfast";

    @TempDir
    Path directory;

    private HoldfastServer start(Map<String, String> more) {
        var flags = new LinkedHashMap<>(Map.of(
                "data", directory.resolve("data").toString(),
                "management.port", "0",
                "gateway.host", "127.0.0.1",
                "gateway.port", "0",
                "gateway.tlsPort", "0"));
        flags.putAll(more);
        return HoldfastServer.start(SettingsReader.read(null, Map.of(), flags));
    }

    /** A request like those that come through a proxy. */
    private static HttpResponse<String> send(HoldfastServer server, String path, String token, String form)
            throws Exception {
        var endpoints = server.endpoints();
        var request = HttpRequest.newBuilder(URI.create(endpoints.management() + path))
                .header("X-Forwarded-Host", "apim.proxy.example:8443, inner.example");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(TrustedAuthorities.in(Path.of(endpoints.caFile())))
                .build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static JsonNode metadata(HoldfastServer server) throws Exception {
        return JsonMapper.shared()
                .readTree(send(server, "/metadata/endpoints?api-version=2022-09-01", null, null)
                        .body());
    }

    private static List<String> audiences(JsonNode metadata) {
        return metadata.path("authentication")
                .path("audiences")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String token(HoldfastServer server, String audience) throws Exception {
        JsonNode credentials = JsonMapper.shared()
                .readTree(Files.readString(Path.of(server.endpoints().credentialsFile())));
        String form = "grant_type=client_credentials&client_id="
                + credentials.path("clientId").asString() + "&client_secret="
                + URLEncoder.encode(credentials.path("clientSecret").asString(), StandardCharsets.UTF_8)
                + "&scope=" + URLEncoder.encode(audience + "/.default", StandardCharsets.UTF_8);
        var answer = send(server, "/" + server.endpoints().tenantId() + "/oauth2/v2.0/token", null, form);
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private static int subscriptions(HoldfastServer server, String token) throws Exception {
        return send(server, "/subscriptions?api-version=2022-12-01", token, null)
                .statusCode();
    }

    @Test
    void linksNameTheHostOfTheProxyAndClientsAskForAnAudienceOfOurs() throws Exception {
        try (var server = start(Map.of("management.trustForwarded", "on", "management.audiences", OWN))) {
            JsonNode metadata = metadata(server);

            assertThat(metadata.path("resourceManager").asString()).isEqualTo("https://apim.proxy.example:8443/");
            assertThat(audiences(metadata)).containsExactly(OWN);
            assertThat(send(server, "/subscriptions?api-version=2022-12-01", null, null)
                            .headers()
                            .firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).contains("https://apim.proxy.example:8443"));
            assertThat(subscriptions(server, token(server, OWN))).isEqualTo(200);
            assertThat(subscriptions(server, token(server, "api://other"))).isEqualTo(401);
        }
    }

    @Test
    void withoutThemNobodyIsBelievedAndTheAudienceIsThatOfAzure() throws Exception {
        try (var server = start(Map.of())) {
            JsonNode metadata = metadata(server);

            assertThat(metadata.path("resourceManager").asString())
                    .isEqualTo(server.endpoints().management() + "/");
            assertThat(audiences(metadata)).containsExactly("https://management.core.windows.net/");
            assertThat(subscriptions(server, token(server, OWN))).isEqualTo(401);
            assertThat(subscriptions(server, token(server, "https://management.core.windows.net/")))
                    .isEqualTo(200);
        }
    }
}
